"""Somebody types a code. Right or wrong, it leaves a trace, so a wrong one is an answer and not an exception."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.accounts.limits import TRIES_PER_CODE, WRONG_CODES
from prakerja.accounts.models import EmailCode
from prakerja.accounts.resend_code import CodeGone
from prakerja.accounts.rules import CodeVerdict, judge_code
from prakerja.accounts.states import CodePurpose
from prakerja.accounts.tries import count_try, forget_tries, refuse_when_spent


@dataclass(frozen=True)
class CodeRefused:
    """The code does not open. The caller commits all the same, or the try would not count."""

    verdict: CodeVerdict
    tries_left: int


def type_code(*, code_id: UUID, purpose: CodePurpose, typed: str, now: datetime) -> EmailCode | CodeRefused:
    """The code, passed now; or why not, and the try is counted. Raises CodeGone, TriesSpent."""
    code: EmailCode | None = EmailCode.objects.for_purpose(purpose).lock_by_id(code_id)
    if code is None:
        raise CodeGone
    refuse_when_spent(WRONG_CODES, code.email, now=now)
    verdict = judge_code(code.terms, typed=typed, now=now)
    if verdict is CodeVerdict.RIGHT:
        return _passed(code, now)
    if verdict is CodeVerdict.WRONG:
        code.tries += 1
        code.save(update_fields=["tries"])
        count_try(WRONG_CODES, code.email, now=now)
    return CodeRefused(verdict, TRIES_PER_CODE - code.tries)


def _passed(code: EmailCode, now: datetime) -> EmailCode:
    forget_tries(WRONG_CODES, code.email)
    if code.passed_at is None:
        code.passed_at = now
        code.save(update_fields=["passed_at"])
    return code
