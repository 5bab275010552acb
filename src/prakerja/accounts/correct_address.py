"""The address of a sign-up was mistyped."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.limits import CODE_LIVES
from prakerja.accounts.models import Account, EmailCode
from prakerja.accounts.post_code import post_code
from prakerja.accounts.resend_code import CodeGone
from prakerja.accounts.states import CodePurpose


def correct_address(*, code_id: UUID, email: str, network: str, now: datetime) -> EmailCode:
    """The sign-up goes on with the new address, which has been written to; old codes and links are dead.

    The same address again changes nothing. Raises CodeGone when there is no such sign-up or it is confirmed already,
    TriesSpent.
    """
    code: EmailCode | None = EmailCode.objects.for_purpose(CodePurpose.CONFIRM).lock_by_id(code_id)
    if code is None or code.passed_at is not None:
        raise CodeGone
    if code.email == email:
        return code
    code.email = email
    code.is_hollow = Account.objects.filter(email=email).exists()
    code.round += 1
    code.tries = 0
    code.sent_at = now
    code.expires_at = now + CODE_LIVES
    code.save(update_fields=["email", "is_hollow", "round", "tries", "sent_at", "expires_at"])
    post_code(code, network=network, now=now)
    return code
