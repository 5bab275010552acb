"""A certificate is withdrawn by two people, for a reason that its page says from then on."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.models import Certificate, Purchase
from prakerja.training.querysets import PurchaseKey

_BETWEEN: Final = ":"
#: As many as the column holds.
_NUMBERS: Final = range(1, 2**15)


class NoCertificate(Refused):
    """There is no such certificate."""


class WithdrawnAlready(Refused):
    """It is withdrawn."""


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
    course = Purchase.objects.select_related("schedule__course__institution").get(pk=key).schedule.course
    return {
        "course": course.title,
        "institution": course.institution.name,
        "certified_on": wib_day(certificate.issued_at).isoformat(),
        "withdrawn_for": reason,
    }


#: Asked: `withdrawn_for`. What was paid for it is another decision of two (`statements/`).
WITHDRAW_CERTIFICATE = declare_act(
    "training.withdraw_certificate", permission=Permission.DECIDE_CERTIFICATES, foresee=_withdrawing, keeps_plan=True
)
