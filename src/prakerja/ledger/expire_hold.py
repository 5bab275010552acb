"""What is held and was not answered in time goes back by itself."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Q

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.ledger.close_hold import void_held
from prakerja.ledger.models import OpenHold
from prakerja.ledger.post import ClosedAlready

EXPIRED: Final = "ledger.expire"


def expire_hold(open_hold: OpenHold, *, by: Actor, now: datetime) -> bool:
    """It is back where it came from. False: it was closed meanwhile, or its time is not over."""
    require(Permission.EXPIRE_HOLDS, by=by)
    if now < open_hold.held_until:
        return False
    try:
        return void_held(owner_id=open_hold.owner_id, hold_id=open_hold.posting_id, act=EXPIRED, now=now)
    except ClosedAlready:
        return False


def holds_that_are_over(*, now: datetime, limit: int = 500) -> Iterator[list[OpenHold]]:
    """All that are over at this moment, the oldest first, a stretch at a time: one that stays is passed by."""
    over = OpenHold.objects.filter(held_until__lte=now).order_by("held_until", "posting_id")
    stretch = list(over[:limit])
    while stretch:
        yield stretch
        last = stretch[-1]
        later = Q(held_until__gt=last.held_until) | Q(held_until=last.held_until, posting_id__gt=last.posting_id)
        stretch = list(over.filter(later)[:limit])
