"""The office signs somebody out everywhere: a telephone was stolen, a colleague's desk was left open."""

from datetime import datetime

from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.accounts.own_sessions import own_sessions
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class EndReasonMissing(Refused):
    """Nobody is signed out without a reason that the audit keeps."""


def end_sessions_of(*, account: Account, reason: str, by: Actor, now: datetime) -> bool:
    """Every session of theirs is over; the audit keeps who did it and why, and the owner is told by e-mail.

    It lets nobody in and keeps nobody out: whoever is signed out signs in again. That the owner is told each time is
    what keeps it from being a way to pester somebody. False: they were signed in nowhere, and nothing has happened.
    Raises EndReasonMissing.
    """
    require(Permission.END_SESSIONS, by=by)
    if not reason.strip():
        raise EndReasonMissing
    held = Account.objects.lock_by_id(account.pk)
    if not own_sessions(held, this=None, now=now):
        return False
    end_sessions(held, now=now)
    applicant_id = held.applicant_id
    record(
        AccountsEvent.SESSIONS_ENDED_BY_OFFICE, subject=held, by=by, at=now, applicant_id=applicant_id, reason=reason
    )
    post_letter(held, text="sessions_ended", now=now)
    return True
