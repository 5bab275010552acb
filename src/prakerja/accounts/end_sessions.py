"""Somebody's sessions are over, here and with partners. Part of the verbs that decide it and put it on record."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.accounts.models import Account, Session
from prakerja.partners.sso.tickets import end_grants
from prakerja.partners.states import Ended


def end_sessions(account: Account, *, now: datetime, but: UUID | None = None) -> None:
    """The account is signed in nowhere: a new epoch has begun, which `account` has taken up.

    `but`: the digest of one whose row stays; it goes on once it has taken up the new epoch.
    """
    Account.objects.filter(pk=account.pk).update(session_epoch=F("session_epoch") + 1)
    account.refresh_from_db(fields=["session_epoch"])
    forget_sessions(account, now=now, but=but)


def forget_sessions(account: Account, *, now: datetime, but: UUID | None = None) -> None:
    """No row of theirs is left but that one: a new password or a new epoch has ended the sessions already."""
    rows = Session.objects.filter(account_id=account.pk)
    (rows if but is None else rows.exclude(digest=but)).delete()
    # Whoever held a stolen telephone may have signed in with partners by it, too. Their consent stands.
    end_grants(Ended.SIGNED_OUT, at=now, applicant_id=account.pk)
