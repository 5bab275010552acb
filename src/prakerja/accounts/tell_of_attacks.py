"""The audit of an account hears what was tried at it: one event an hour and kind, with its count, however many."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, Q

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.audit.models import Suspicion
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.clock import CLOCKS_AGREE_WITHIN

_AT_MOST_EVERY: Final = timedelta(hours=1)
_KEPT: Final = timedelta(days=2)
_MOST: Final = 500


def tell_of_attacks(*, by: Actor, now: datetime) -> int:
    """What was not told yet is told, at most so many at once; returns how many were looked at.

    What was tried at addresses that have no account is told to nobody, and forgotten like the rest.
    """
    require(Permission.TELL_OF_ATTACKS, by=by)
    # What was told of while the clock ran ahead keeps nobody waiting until then.
    is_due = Q(told_at=None) | ~Q(told_at__range=(now - _AT_MOST_EVERY, now + CLOCKS_AGREE_WITHIN))
    due = list(Suspicion.objects.select_for_update(skip_locked=True).filter(is_due, times__gt=F("told"))[:_MOST])
    accounts = Account.objects.in_bulk([one.subject for one in due])
    for one in due:
        if account := accounts.get(one.subject):
            record(
                AccountsEvent.ATTACKED,
                subject=account,
                by=by,
                at=now,
                applicant_id=account.applicant_id,
                kind=one.kind,
                times=one.times - one.told,
            )
        rows = Suspicion.objects.filter(subject=one.subject, kind=one.kind)
        rows.update(told=one.times, told_at=now)
    Suspicion.objects.filter(last_at__lte=now - _KEPT, told=F("times")).delete()
    return len(due)
