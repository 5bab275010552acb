"""A lost second factor is taken away, because two people decided so."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.acts import RESET_FACTOR
from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, AuthenticatorApp, Passkey, RecoveryCodes
from prakerja.accounts.post_invitation import NEW_FACTOR, post_invitation
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.kit.actor import Actor


def reset_second_factor(*, account_id: UUID, by: Actor, now: datetime) -> None:
    """App, codes on paper, passkeys and password open nothing any more, and every session is over.

    A link is on its way to the owner's address: it takes two people and that mailbox to get in again, and none of the
    three is enough. Twice is once. Raises NotConfirmed.
    """
    decided = require_confirmed(RESET_FACTOR, subject=str(account_id), by=by)
    account = Account.objects.lock_by_id(account_id)
    gone, _by_table = AuthenticatorApp.objects.filter(pk=account_id).delete()
    if not gone:
        return
    RecoveryCodes.objects.filter(pk=account_id).delete()
    Passkey.objects.filter(account_id=account_id).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    end_sessions(account, now=now)
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.SECOND_FACTOR_RESET, subject=account, by=by, at=now, reason=decided.reason)
    post_invitation(account, text=NEW_FACTOR, now=now)
