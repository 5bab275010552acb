"""A device was lost or given away."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, Passkey
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def remove_passkey(*, account: Account, passkey_id: UUID, by: Actor, now: datetime) -> None:
    """The passkey opens nothing any more. Removing twice is removing once."""
    require(Permission.KEEP_SECOND_FACTOR, by=by, of=account.pk)
    removed, _by_table = Passkey.objects.filter(account_id=account.pk, id=passkey_id).delete()
    if removed:
        notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
        record(AccountsEvent.PASSKEY_REMOVED, subject=account, by=by, at=now)
