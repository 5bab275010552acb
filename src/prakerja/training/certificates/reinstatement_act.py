"""A certificate that was withdrawn stands again, when two people find that it was withdrawn wrongly."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.training.certificates.withdrawal_act import NoCertificate, certificate_key_in
from prakerja.training.models import Certificate, Purchase


class NotWithdrawn(Refused):
    """It stands."""


def _reinstating(subject: str, _asked: Plan, _now: datetime) -> Plan:
    key = certificate_key_in(subject)
    certificate = Certificate.objects.filter(pk=key).first()
    if certificate is None:
        raise NoCertificate
    if certificate.withdrawn_at is None:
        raise NotWithdrawn
    course = Purchase.objects.select_related("schedule__course__institution").get(pk=key).schedule.course
    return {
        "course": course.title,
        "institution": course.institution.name,
        "certified_on": wib_day(certificate.issued_at).isoformat(),
        "withdrawn_for": certificate.withdrawn_for,
    }


#: Its holder objected, and is right.
REINSTATE_CERTIFICATE: Final = declare_act(
    "training.reinstate_certificate",
    permission=Permission.DECIDE_CERTIFICATES,
    also_proposed_by=Permission.DECIDE_PRESENCES,
    foresee=_reinstating,
    keeps_plan=True,
)
