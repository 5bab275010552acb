"""From where presence was confirmed is forgotten; what was found by it stands in signals, as numbers."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.models import PresenceTrace

KEPT_FOR: Final = timedelta(days=7)


def forget_traces(*, by: Actor, now: datetime) -> None:
    require(Permission.FIND_SIGNALS, by=by)
    PresenceTrace.objects.filter(at__lt=now - KEPT_FOR).delete()
