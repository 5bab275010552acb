"""`use_code()`: what a passed code opened is being done, where that comes after typing it, on another page."""

from datetime import datetime
from uuid import UUID

from prakerja.codes.figures import LIVES
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone
from prakerja.kit.clock import is_open


def use_code(*, purpose: CodePurpose, owner_id: UUID, now: datetime) -> Code:
    """The newest code is used, once, within ten minutes of having been typed. Raises CodeGone."""
    code: Code | None = Code.objects.of(purpose, owner_id).lock().first()
    if code is None or not may_use(code, now):
        raise CodeGone
    mark_used(code, now)
    return code


def mark_used(code: Code, now: datetime) -> None:
    """For who has just passed and holds it: what it opened is done here and now, and a double tap finds it done."""
    code.used_at = now
    code.save(update_fields=["used_at"])


def may_use(code: Code, now: datetime) -> bool:
    return code.passed_at is not None and code.used_at is None and is_open(code.passed_at + LIVES, now=now, lasts=LIVES)
