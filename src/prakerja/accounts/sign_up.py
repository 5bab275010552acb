"""Somebody wants an account."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from prakerja.accounts.correct_address import correct_address
from prakerja.accounts.models import Account, EmailCode, SignUp
from prakerja.accounts.post_code import post_code
from prakerja.accounts.resend_code import CodeGone
from prakerja.accounts.start_code import start_code
from prakerja.accounts.states import CodePurpose


@dataclass(frozen=True)
class Wanted:
    """What was typed into the sign-up page. The e-mail address in lower case."""

    email: str
    full_name: str
    password: str
    language: str
    terms_version: str


def sign_up(*, form_key: UUID, wanted: Wanted, network: str, now: datetime) -> EmailCode:
    """The address has been written to: with a code and a link, or, when it has an account, with how to sign in.

    `form_key` is made with the page: sent again it is the same sign-up, with what was typed last. An account comes
    into being only by confirming. Raises TriesSpent, CodeGone when the key belongs to something else.
    """
    # First of all, because nothing is locked yet, and always, because the time it takes must not tell anything.
    hashed = make_password(wanted.password)
    code = start_code(
        code_id=form_key,
        purpose=CodePurpose.CONFIRM,
        email=wanted.email,
        language=wanted.language,
        account=None,
        is_hollow=Account.objects.filter(email=wanted.email).exists(),
        now=now,
    )
    if code is None:
        return _typed_again(form_key, wanted, hashed, network=network, now=now)
    SignUp.objects.create(
        code=code,
        full_name=wanted.full_name,
        password=hashed,
        terms_version=wanted.terms_version,
        agreed_at=now,
    )
    post_code(code, network=network, now=now)
    return code


def _typed_again(form_key: UUID, wanted: Wanted, hashed: str, *, network: str, now: datetime) -> EmailCode:
    code: EmailCode | None = EmailCode.objects.for_purpose(CodePurpose.CONFIRM).lock_by_id(form_key)
    if code is None:
        raise CodeGone
    if code.passed_at is not None:
        return code
    SignUp.objects.filter(code=code).update(
        full_name=wanted.full_name, password=hashed, terms_version=wanted.terms_version, agreed_at=now
    )
    if code.email != wanted.email:
        correct_address(code_id=code.pk, email=wanted.email, network=network, now=now)
        code.refresh_from_db()
    return code
