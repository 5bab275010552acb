"""The applicant types NIK, family-card number and birth date; nobody is asked yet."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity
from prakerja.identity.numbers import Numbers
from prakerja.identity.rules import BY_REVIEWER
from prakerja.identity.states import ENTERABLE
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.purpose import Purpose
from prakerja.kit.redigest import settled_digest
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import seal
from prakerja.kit.sql import sql_file


class NumbersAreFixed(Refused):
    """The numbers are being checked, are proven, or were refused by a person: they can no longer be changed here."""


def enter_numbers(*, applicant_id: ApplicantId, numbers: Numbers, by: Actor, now: datetime) -> Identity:
    """The numbers are saved, sealed, and replace those that were refused. Raises NumbersAreFixed."""
    require(Permission.APPLY, by=by, of=applicant_id)
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "enter_numbers"), _values(applicant_id, numbers, now))
        row = cursor.fetchone()
    if row is None:
        raise NumbersAreFixed
    identity = Identity.objects.get(pk=applicant_id)
    record(IdentityEvent.NUMBERS_ENTERED, subject=identity, by=by, at=now, applicant_id=applicant_id)
    return identity


def _values(
    applicant_id: ApplicantId, numbers: Numbers, now: datetime
) -> dict[str, UUID | bytes | date | str | list[str]]:
    return {
        "applicant_id": applicant_id,
        "sealed_nik": seal(numbers.nik, purpose=Purpose.NIK, owner=applicant_id),
        "nik_digest": settled_digest(numbers.nik, purpose=Purpose.NIK),
        "sealed_kk": seal(numbers.family_card, purpose=Purpose.FAMILY_CARD, owner=applicant_id),
        "kk_digest": settled_digest(numbers.family_card, purpose=Purpose.FAMILY_CARD),
        "birth_date": numbers.birth_date,
        "now": now,
        "enterable": [state.value for state in ENTERABLE],
        "closed": list(BY_REVIEWER),
    }
