"""Whether somebody may take part at all, asked when their identity is checked, before any wave."""

from datetime import date
from uuid import UUID

from prakerja.identity.rules import Standing
from prakerja.kit.digests import every_form
from prakerja.screening.kinds import BARRED_GROUP_KINDS, RECEIVED_KINDS
from prakerja.screening.models import ExclusionList, Recipient


def standing_of(*, nik_digest: UUID, on: date) -> Standing:
    """What the lists in force that day and the earlier waves say of the person.

    Lists of pupils and of other aid do not count here: whether they bar depends on the scheme of the wave.
    """
    if Recipient.objects.filter(nik_digest__in=every_form(nik_digest)).exists():
        return Standing.ALREADY_RECIPIENT
    kinds = set(ExclusionList.objects.naming(nik_digest).in_force_on(on).values_list("kind", flat=True))
    if kinds & RECEIVED_KINDS:
        return Standing.ALREADY_RECIPIENT
    return Standing.BARRED if kinds & BARRED_GROUP_KINDS else Standing.CLEAR
