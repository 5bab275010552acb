"""One of somebody's own sessions: a telephone that was lost, a computer that others use."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, Session
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def end_session(*, account: Account, session_id: UUID, by: Actor, now: datetime) -> None:
    """The browser is signed out, with its next request in whatever process. Ending twice is ending once."""
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    ended, _by_table = Session.objects.filter(account_id=account.pk, digest=session_id).delete()
    if ended:
        record(AccountsEvent.SESSION_ENDED, subject=account, by=by, at=now, applicant_id=account.applicant_id)
