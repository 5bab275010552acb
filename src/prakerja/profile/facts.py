"""What other steps and the pages may know of an applicant's profile."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.codes.delivery import Delivery, delivery_of
from prakerja.codes.models import Code
from prakerja.codes.rules import is_locked
from prakerja.kit.actor import ApplicantId
from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.typed_line import clean_line
from prakerja.profile.answers import Answers
from prakerja.profile.models import Declaration, Particulars, Phone
from prakerja.profile.phone_proof import PHONE_PROOF


@dataclass(frozen=True)
class WaitingNumber:
    """A number that waits for its code. `locked_until` is in the future or None."""

    number: str
    gateway: str
    sent_at: datetime
    expires_at: datetime
    locked_until: datetime | None
    delivery: Delivery


def answers_of(applicant_id: ApplicantId) -> Answers:
    """What was answered so far; the name comes from the account before anything was."""
    row: Particulars | None = Particulars.objects.filter(pk=applicant_id).first()
    if row is not None:
        return row.answers
    name = clean_line(Account.objects.values_list("full_name", flat=True).get(pk=applicant_id))
    return Answers(full_name=name or None)


def domicile_of(applicant_id: ApplicantId) -> str | None:
    """The regency's code, four digits; None: not answered yet."""
    return Particulars.objects.filter(pk=applicant_id).values_list("domicile_regency", flat=True).first()


def phone_of(applicant_id: ApplicantId) -> str | None:
    """The verified number as E.164, unsealed; mask it before it meets a screen."""
    phone: Phone | None = Phone.objects.filter(pk=applicant_id).first()
    return None if phone is None else phone.number


def waiting_number_of(applicant_id: ApplicantId, *, now: datetime) -> WaitingNumber | None:
    """The number given last, unless it is proven already."""
    code: Code | None = Code.objects.of(PHONE_PROOF, applicant_id).first()
    if code is None or code.passed_at is not None:
        return None
    number = code.address
    if Phone.objects.filter(pk=applicant_id, number_digest__in=every_digest(number, purpose=Purpose.PHONE)).exists():
        return None
    delivery, gateway = delivery_of(code, now=now)
    return WaitingNumber(
        number=number,
        gateway=gateway,
        sent_at=code.sent_at,
        expires_at=code.expires_at,
        locked_until=code.locked_until if is_locked(code.locked_until, now=now) else None,
        delivery=delivery,
    )


def declaration_signed_by(applicant_id: ApplicantId) -> Declaration | None:
    """The newest version that the applicant signed."""
    return Declaration.objects.for_applicant(applicant_id).first()
