"""Signing out in every browser at once."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def sign_out_everywhere(*, account: Account, but: UUID | None, by: Actor, now: datetime) -> None:
    """Every session is over, and whoever owes a second factor begins anew.

    `but`: the digest of the caller's own, which then takes up the new epoch; None: that one is over, too.
    """
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    end_sessions(account, now=now, but=but)
    record(AccountsEvent.SIGNED_OUT_EVERYWHERE, subject=account, by=by, at=now, applicant_id=account.applicant_id)
