"""How many seats of a schedule are left, for a platform that sells it."""

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.models import Schedule, ScheduleSeats
from prakerja.training.states import CourseState


class ScheduleNotFound(Refused):
    """This platform sells no such schedule: there is none, or it is cancelled, or its course is another's to sell."""


def seats_left(*, course_code: str, schedule_code: str, by: Actor) -> int:
    """As it is now; who buys next may take the last one. Raises ScheduleNotFound and what require_partner does."""
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    schedule = Schedule.objects.filter(
        code=schedule_code,
        course__code=course_code,
        course__state=CourseState.LIVE,
        course__offers__platform=platform,
        cancelled_at=None,
    ).first()
    if schedule is None:
        raise ScheduleNotFound
    seats = ScheduleSeats.objects.get(pk=schedule.pk)
    return seats.seats - seats.taken
