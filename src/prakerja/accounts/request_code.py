"""A code by e-mail, to sign in or to choose a new password."""

from datetime import datetime
from uuid import UUID, uuid4

from prakerja.accounts.models import Account, EmailCode
from prakerja.accounts.post_code import post_code
from prakerja.accounts.start_code import start_code
from prakerja.accounts.states import CodePurpose


def request_code(
    *, form_key: UUID, purpose: CodePurpose, email: str, language: str, network: str, now: datetime
) -> EmailCode:
    """The address has been written to: with a code, or that it has no account. The code is to be typed at its page.

    `form_key` is made with the page that asks: sent again it is the same code. Raises TriesSpent.
    """
    account = Account.objects.filter(email=email).first()
    for code_id in (form_key, uuid4()):
        code = start_code(
            code_id=code_id,
            purpose=purpose,
            email=email,
            language=language,
            account=account,
            is_hollow=account is None,
            now=now,
        )
        if code is not None:
            post_code(code, network=network, now=now)
            return code
        sent: EmailCode = EmailCode.objects.get(pk=code_id)
        if _is_the_same(sent, purpose, email, now):
            return sent
    raise AssertionError("a random key was there already")


def _is_the_same(sent: EmailCode, purpose: CodePurpose, email: str, now: datetime) -> bool:
    """Not so after the back button: another address, or a code that has served its time."""
    return sent.purpose == purpose and sent.email == email and sent.passed_at is None and now < sent.expires_at
