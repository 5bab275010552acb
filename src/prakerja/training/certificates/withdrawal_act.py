"""A certificate is withdrawn by two people, for a reason that its page says from then on."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.models import Certificate, PresencePhoto, Purchase
from prakerja.training.photos.states import PhotoState
from prakerja.training.querysets import PurchaseKey

_BETWEEN: Final = ":"
#: As many as the column holds.
_NUMBERS: Final = range(1, 2**15)


class NoCertificate(Refused):
    """There is no such certificate."""


class WithdrawnAlready(Refused):
    """It is withdrawn."""


class PresenceNotRefused(Refused):
    """The presence for which it would be withdrawn counts, or its participant has objected."""


class ReasonUnknown(Refused):
    """A certificate is withdrawn for one of the reasons that its page can say."""


def subject_of_certificate(key: PurchaseKey) -> str:
    return _BETWEEN.join(map(str, key))


def certificate_key_in(subject: str) -> PurchaseKey:
    """Raises NoCertificate for what is no certificate's subject."""
    applicant_id, _, number = subject.partition(_BETWEEN)
    try:
        key = UUID(applicant_id), int(number)
    except ValueError:
        raise NoCertificate from None
    # Written in another way, it would be another subject: two decisions about one certificate.
    if subject_of_certificate(key) != subject or key[1] not in _NUMBERS:
        raise NoCertificate
    return key


def _withdrawing(subject: str, asked: Plan, _now: datetime) -> Plan:
    key = certificate_key_in(subject)
    certificate = Certificate.objects.filter(pk=key).first()
    if certificate is None:
        raise NoCertificate
    if certificate.withdrawn_at is not None:
        raise WithdrawnAlready
    if (reason := asked.get("withdrawn_for")) not in list(WithdrawnFor):
        raise ReasonUnknown
    because = _refused_presence(key, asked)
    course = Purchase.objects.select_related("schedule__course__institution").get(pk=key).schedule.course
    return {
        "course": course.title,
        "institution": course.institution.name,
        "certified_on": wib_day(certificate.issued_at).isoformat(),
        "withdrawn_for": reason,
        **because,
    }


def _refused_presence(key: PurchaseKey, asked: Plan) -> Plan:
    """What follows from one presence that was refused holds as long as it is: an objection is looked at first."""
    sequence = asked.get("sequence")
    if not isinstance(sequence, int):
        return {}
    if not PresencePhoto.objects.of((*key, sequence)).filter(state=PhotoState.REFUSED).exists():
        raise PresenceNotRefused
    return {"refused_presence": sequence}


#: Asked: `withdrawn_for`; and where it follows from one presence (`photos/`), its `sequence`. What was paid for it is
#: another decision of two (`statements/`).
WITHDRAW_CERTIFICATE = declare_act(
    "training.withdraw_certificate",
    permission=Permission.DECIDE_CERTIFICATES,
    also_proposed_by=Permission.DECIDE_PRESENCES,
    foresee=_withdrawing,
    keeps_plan=True,
)
