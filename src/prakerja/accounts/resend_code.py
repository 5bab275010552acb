"""The letter did not come; another one, please."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.limits import CODE_LIVES, NEXT_LETTER_AFTER, WRONG_CODES
from prakerja.accounts.models import EmailCode
from prakerja.accounts.post_code import post_code
from prakerja.accounts.rules import is_worth_repeating
from prakerja.accounts.states import CodePurpose
from prakerja.accounts.tries import refuse_when_spent
from prakerja.kit.refused import Refused


class CodeGone(Refused):
    """There is no such code (any more), or it has done its work."""


class TooSoon(Refused):
    """The last letter has only just gone out; `free_at` says from when another one may."""

    def __init__(self, free_at: datetime) -> None:
        self.free_at = free_at
        super().__init__("the last letter has only just gone out")


def resend_code(*, code_id: UUID, purpose: CodePurpose, network: str, now: datetime) -> EmailCode:
    """Another letter is on its way: with the same code while that is worth it, so that a late letter is right too.

    Raises CodeGone, TooSoon, TriesSpent.
    """
    code: EmailCode | None = EmailCode.objects.for_purpose(purpose).lock_by_id(code_id)
    if code is None or code.passed_at is not None:
        raise CodeGone
    if now < code.sent_at + NEXT_LETTER_AFTER:
        raise TooSoon(code.sent_at + NEXT_LETTER_AFTER)
    refuse_when_spent(WRONG_CODES, code.email, now=now)
    if not is_worth_repeating(code.terms, now=now):
        code.round += 1
        code.tries = 0
        code.expires_at = now + CODE_LIVES
    code.sent_at = now
    code.save(update_fields=["round", "tries", "expires_at", "sent_at"])
    post_code(code, network=network, now=now)
    return code
