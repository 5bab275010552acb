"""Somebody has signed out themselves; a session that only ran out is not noted."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def note_sign_out(*, account: Account, by: Actor, now: datetime) -> None:
    """The sign-out stands in the audit."""
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    record(AccountsEvent.SIGNED_OUT, subject=account, by=by, at=now, applicant_id=account.applicant_id)
