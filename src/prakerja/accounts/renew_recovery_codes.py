"""New recovery codes, when the old ones are used up or were seen by somebody."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.make_recovery_codes import make_recovery_codes
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def renew_recovery_codes(*, account: Account, by: Actor, now: datetime) -> list[str]:
    """Ten new codes, which are returned; the old ones open nothing any more, and the owner is told."""
    require(Permission.KEEP_SECOND_FACTOR, by=by, of=account.pk)
    codes = make_recovery_codes(account_id=account.pk, now=now)
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.RECOVERY_CODES_RENEWED, subject=account, by=by, at=now)
    post_letter(account, text="recovery_codes_renewed", now=now)
    return codes
