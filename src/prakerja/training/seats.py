"""Seats of a schedule: taken and free again by one statement each, which never goes beyond what there is."""

from django.db.models import F

from prakerja.training.models import ScheduleSeats
from prakerja.training.refusals import SeatsGone


def take_seat(schedule_id: int) -> None:
    """One more is taken. Whoever buys of the same schedule waits here, so it comes last. Raises SeatsGone."""
    free = ScheduleSeats.objects.filter(pk=schedule_id, taken__lt=F("seats"))
    if not free.update(taken=F("taken") + 1):
        raise SeatsGone


def free_seat(schedule_id: int) -> None:
    """One more is to be had again."""
    ScheduleSeats.objects.filter(pk=schedule_id, taken__gt=0).update(taken=F("taken") - 1)
