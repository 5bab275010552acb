"""A member of the office holds other roles, or leaves it, because two people decided so."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.acts import CHANGE_ROLES, roles_asked
from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.authority.require import roles_of
from prakerja.authority.set_roles import set_roles
from prakerja.kit.actor import Actor


def change_roles(*, account_id: UUID, by: Actor, now: datetime) -> None:
    """They hold the roles that were proposed, and no other. Twice is once. Raises NotConfirmed.

    With no role they are out: their sessions end and they cannot sign in, until two people give them a role again.
    """
    decided = require_confirmed(CHANGE_ROLES, subject=str(account_id), by=by)
    account, roles = Account.objects.lock_by_id(account_id), roles_asked(decided.asked)
    if roles_of(account_id) == set(roles):
        return
    set_roles(account_id=account_id, roles=roles, now=now)
    Account.objects.filter(pk=account_id).update(is_active=bool(roles))
    end_sessions(account, now=now)
    record(
        AccountsEvent.STAFF_ROLES_CHANGED,
        subject=account,
        by=by,
        at=now,
        reason=decided.reason,
        roles=sorted(roles),
    )
