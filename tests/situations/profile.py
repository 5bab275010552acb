"""People in the middle of step 3, for this step's tests and for those of later steps."""

from datetime import datetime
from itertools import count
from typing import Final

from prakerja.accounts.models import Account
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.profile.complete_particulars import complete_particulars
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.models import Phone, PhoneHolder
from prakerja.profile.save_answer import save_answer
from prakerja.profile.sign_declaration import sign_declaration
from tests.situations.identity import numbers, with_numbers

_numbers = count(1)
_niks = count(1)

#: A whole set of answers as typed: somebody from Bandung who lives where the KTP says.
TYPED: Final = {
    "ktp_address": "Jl. Melati 7",
    "ktp_province": "32",
    "ktp_regency": "3273",
    "same_as_ktp": "yes",
    "education": "senior",
    "in_formal_education": "no",
    "employment": "dismissed",
    "office": "none",
    "disability": "no",
    "dependants": "2",
    "topic": "digital",
}


def an_account(*, full_name: str = "Siti Rekaan", email: str = "") -> Account:
    return Account.objects.create_user(email or f"siti{next(_numbers)}@contoh.example", full_name=full_name)


def an_applicant(*, full_name: str = "Siti Rekaan") -> ApplicantId:
    return ApplicantId(an_account(full_name=full_name).pk)


def a_checked_applicant() -> ApplicantId:
    """The registry has confirmed them, so that an SMS may be sent."""
    applicant_id = an_applicant()
    confirmed(applicant_id)
    return applicant_id


def confirmed(applicant_id: ApplicantId) -> None:
    """The registry confirms whoever it is, under a NIK of their own."""
    with_numbers(applicant_id, numbers(next(_niks) % 9_000))


def with_answers(applicant_id: ApplicantId, *, now: datetime, **typed: str) -> None:
    """Every question is answered, as in TYPED but for what is given here."""
    save_answer(applicant_id=applicant_id, typed={**TYPED, **typed}, by=Actor.applicant(applicant_id), now=now)


def with_particulars(applicant_id: ApplicantId, *, now: datetime, **typed: str) -> None:
    """The particulars are complete."""
    with_answers(applicant_id, now=now, **typed)
    complete_particulars(applicant_id=applicant_id, by=Actor.applicant(applicant_id), now=now)


def with_phone(applicant_id: ApplicantId, *, now: datetime, number: str = "") -> str:
    """A number is verified; returns it as E.164."""
    number = number or f"+62811{next(_numbers):08}"
    phone = Phone(applicant_id=applicant_id, number_digest=digest(number, purpose=Purpose.PHONE), verified_at=now)
    phone.number = number
    phone.save()
    PhoneHolder.objects.take(phone.number_digest, holder_id=applicant_id)
    return number


def with_declaration(applicant_id: ApplicantId, *, now: datetime) -> None:
    """The current declaration is signed."""
    text = current_declaration()
    sign_declaration(
        applicant_id=applicant_id,
        version=text.version,
        ticked=[one.name for one in text.statements],
        language="id",
        by=Actor.applicant(applicant_id),
        now=now,
    )


def with_whole_profile(applicant_id: ApplicantId, *, now: datetime, **typed: str) -> None:
    """All three parts of this step are done."""
    with_particulars(applicant_id, now=now, **typed)
    with_phone(applicant_id, now=now)
    with_declaration(applicant_id, now=now)
