"""Anybody who is shown a certificate learns whether it is genuine, and whether it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.cards.letter_code import read_code
from prakerja.cards.rules import masked_name
from prakerja.codes.tallies import count, refuse_when_spent
from prakerja.kit.clock import wib_day
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.limits import UNKNOWN_CERTIFICATES_OF_A_NETWORK
from prakerja.training.models import Certificate, CertificateCode, Purchase

#: What is looked for where what was typed can be no code.
_NOBODYS: Final = UUID(int=0)


@dataclass(frozen=True)
class CheckedCertificate:
    """Enough to compare with the paper, and too little to learn who it is."""

    code: UUID
    #: `S••• A•••`.
    name: str
    title: str
    institution: str
    hours: int
    issued_on: date
    withdrawn_at: datetime | None
    #: None: it stands.
    withdrawn_for: WithdrawnFor | None


def check_certificate(typed: str, *, network: str, now: datetime) -> CheckedCertificate | None:
    """None: nobody has such a certificate, and that alone is counted, on the budget of whoever asks.

    A genuine one is shown however many codes others of the network have made up. Raises TriesSpent, of unknown codes.
    """
    found = CertificateCode.objects.filter(code=read_code(typed) or _NOBODYS).first()
    if found is None:
        refuse_when_spent(UNKNOWN_CERTIFICATES_OF_A_NETWORK, network, now=now)
        count(UNKNOWN_CERTIFICATES_OF_A_NETWORK, network, now=now)
        return None
    certificate = Certificate.objects.get(pk=(found.applicant_id, found.purchase))
    bought = Purchase.objects.select_related("schedule__course__institution").get(pk=certificate.pk)
    name = Account.objects.filter(pk=found.applicant_id).values_list("full_name", flat=True).first()
    course = bought.schedule.course
    return CheckedCertificate(
        code=certificate.code,
        name=masked_name(name or ""),
        title=course.title,
        institution=course.institution.name,
        hours=course.hours,
        issued_on=wib_day(certificate.issued_at),
        withdrawn_at=certificate.withdrawn_at,
        withdrawn_for=WithdrawnFor(certificate.withdrawn_for) if certificate.withdrawn_for else None,
    )
