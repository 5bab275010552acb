"""Which schedules somebody can take in place of the one that they missed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.training.declarations.other_schedule import has_missed, schedules_to_come
from prakerja.training.models import Purchase, Schedule, ScheduleSeats


@dataclass(frozen=True)
class OwnSchedules:
    title: str
    institution: str
    #: With a free seat, by their beginning.
    schedules: list[Schedule]


def own_schedules(applicant_id: UUID, number: int, *, at: datetime) -> OwnSchedules | None:
    """None: nothing of theirs has this number, or they have missed nothing."""
    bought = Purchase.objects.select_related("schedule__course__institution")
    purchase: Purchase | None = bought.filter(pk=(applicant_id, number)).first()
    if purchase is None or not has_missed(purchase, now=at):
        return None
    others = schedules_to_come(purchase, now=at)
    seats = ScheduleSeats.objects.filter(pk__in=[one.pk for one in others], taken__lt=F("seats"))
    free = set(seats.values_list("pk", flat=True))
    course = purchase.schedule.course
    return OwnSchedules(course.title, course.institution.name, [one for one in others if one.pk in free])
