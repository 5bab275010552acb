"""Seats of a schedule: taken and free again by one statement each, which never goes beyond what there is."""

from django.db import IntegrityError
from django.db.models import Case, F, When
from django.db.models.functions import Greatest

from prakerja.kit.prepared import run_prepared
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import savepoint
from prakerja.training.models import ScheduleSeats
from prakerja.training.refusals import SeatsGone


def take_seat(schedule_id: int) -> None:
    """One more is taken. Whoever buys of the same schedule waits here, so it comes last. Raises SeatsGone."""
    if not run_prepared(sql_file(__file__, "take_seat"), {"schedule_id": schedule_id}):
        raise SeatsGone


def free_seat(schedule_id: int) -> None:
    """One more is to be had again."""
    ScheduleSeats.objects.filter(pk=schedule_id, taken__gt=0).update(taken=F("taken") - 1)


def move_seat(from_schedule: int, to_schedule: int) -> None:
    """One is free there and one more taken here, by one statement. Raises SeatsGone: all of them are taken."""
    both = ScheduleSeats.objects.filter(pk__in=[from_schedule, to_schedule])
    taken = Case(When(pk=to_schedule, then=F("taken") + 1), default=Greatest(F("taken") - 1, 0))
    try:
        with savepoint():
            moved = both.update(taken=taken)
    except IntegrityError as full:
        raise SeatsGone from full
    if moved != len({from_schedule, to_schedule}):
        raise SeatsGone
