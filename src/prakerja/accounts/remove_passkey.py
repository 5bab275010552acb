"""A device was lost or given away."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def remove_passkey(*, account: Account, passkey_id: UUID, by: Actor, now: datetime) -> None:
    """The passkey opens nothing any more, and its owner is told. Removing twice is removing once.

    The authenticator app stays, so that the last way in is never taken away.
    """
    require(Permission.KEEP_SECOND_FACTOR, by=by, of=account.pk)
    passkey = Passkey.objects.filter(account_id=account.pk, id=passkey_id).first()
    if passkey is None or not Passkey.objects.filter(account_id=account.pk, id=passkey_id).delete()[0]:
        return
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.PASSKEY_REMOVED, subject=account, by=by, at=now)
    post_letter(account, text="passkey_removed", words={"passkey": passkey.name}, now=now)
