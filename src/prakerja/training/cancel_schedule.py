"""A schedule does not take place: no seat of it is sold any more."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import NoSchedule, ScheduleOver
from prakerja.training.find_course import lock_own_course
from prakerja.training.models import Schedule
from prakerja.training.tell_of_course import tell_of_cancelling


def cancel_schedule(*, course_code: str, schedule_code: str, by: Actor, now: datetime) -> Schedule:
    """It is cancelled. Cancelling twice is cancelling once. Raises NoCourse, NoSchedule, ScheduleOver.

    What was bought of it is not touched here: whoever holds it is served by the verb that voids purchases.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    course = lock_own_course(institution, course_code)
    schedule: Schedule | None = (
        Schedule.objects.select_for_update(no_key=True).filter(course=course, code=schedule_code).first()
    )
    if schedule is None:
        raise NoSchedule
    if schedule.cancelled_at is not None:
        return schedule
    if schedule.ends_at <= now:
        raise ScheduleOver
    schedule.cancelled_at = now
    schedule.save(update_fields=["cancelled_at"])
    tell_of_cancelling([(course, schedule)], now=now)
    record(CatalogueEvent.SCHEDULE_CANCELLED, subject=schedule, by=by, at=now)
    return schedule
