"""The letter with the code did not come: another one, please."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone
from prakerja.codes.resend_code import resend_code
from prakerja.kit.actor import Actor


def repeat_code(
    *,
    purpose: CodePurpose,
    code_id: UUID,
    network: str,
    by: Actor,
    now: datetime,
    known: KnownBrowser = STRANGER,
) -> Code:
    """Another letter is on its way. Raises CodeGone, TooSoon, TriesSpent."""
    require(Permission.USE_ACCOUNT, by=by)
    code: Code | None = Code.objects.of(purpose, code_id).first()
    if code is None:
        raise CodeGone
    known_as = known.key_for_letters(code.address, Account.objects.with_address(code.address).first())
    return resend_code(purpose=purpose, owner_id=code_id, network=network, known_as=known_as, by=by, now=now)
