"""What nobody can use any more is not kept."""

from datetime import datetime

from prakerja.identity.models import DailyAsks
from prakerja.kit.clock import WIB


def forget_old_asks(*, now: datetime) -> int:
    """The counts of days that are over are gone; returns how many there were."""
    deleted, _by_table = DailyAsks.objects.filter(day__lt=now.astimezone(WIB).date()).delete()
    return deleted
