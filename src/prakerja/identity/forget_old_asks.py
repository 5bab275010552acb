"""What nobody can use any more is not kept."""

from datetime import datetime

from prakerja.identity.models import DailyAsks
from prakerja.kit.clock import wib_day


def forget_old_asks(*, now: datetime) -> int:
    """The counts of days that are over are gone; returns how many there were."""
    deleted, _by_table = DailyAsks.objects.filter(day__lt=wib_day(now)).delete()
    return deleted
