"""The letter with the code did not come: another one, please."""

from datetime import datetime
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.resend_code import resend_code
from prakerja.kit.actor import Actor


def repeat_code(*, purpose: CodePurpose, code_id: UUID, network: str, by: Actor, now: datetime) -> Code:
    """Another letter is on its way. Raises CodeGone, TooSoon, TriesSpent, CodesLocked."""
    require(Permission.USE_ACCOUNT, by=by)
    return resend_code(purpose=purpose, owner_id=code_id, network=network, by=by, now=now)
