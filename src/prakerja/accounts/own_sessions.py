"""Where somebody is signed in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY
from django.utils.crypto import constant_time_compare

from prakerja.accounts.models import Account, Session
from prakerja.accounts.session_span import idle_of, is_left_over, used_about


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session as its owner sees it."""

    id: UUID
    #: As browsers.py says it; empty: not known.
    browser: str
    begun_at: datetime
    #: To five minutes.
    used_at: datetime
    is_this: bool


def own_sessions(account: Account, *, this: UUID | None, now: datetime) -> list[OwnSession]:
    """Those that are running, this one first, and then the last used. `this`: the digest of the one that asks."""
    rows = Session.objects.filter(account_id=account.pk, expires_at__gt=now, is_replaced=False)
    running = [row for row in rows.order_by("-touched_at", "digest") if _is_running(row, account, now)]
    shown = [
        OwnSession(
            row.digest, row.browser, row.begun_at, max(used_about(row.touched_at), row.begun_at), row.digest == this
        )
        for row in running
    ]
    return sorted(shown, key=lambda one: not one.is_this)


def _is_running(row: Session, account: Account, now: datetime) -> bool:
    """One that began with another password, in an earlier epoch, or before the clock was set back, is over already."""
    if is_left_over(row.expires_at, idle=idle_of(row.data), is_replaced=row.is_replaced, now=now):
        return False
    return constant_time_compare(str(row.data.get(HASH_SESSION_KEY, "")), account.get_session_auth_hash())
