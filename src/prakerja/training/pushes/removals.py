"""What is in no row of a full push is taken away: as many statements for all of it as for one.

What somebody else took away in the same moment is left out: it is gone, by their word.
"""

from collections.abc import Collection
from datetime import datetime

from prakerja.audit.record import Recorded, record_each
from prakerja.kit.actor import Actor
from prakerja.partners.models import Partner
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.find_course import lock_own_courses
from prakerja.training.models import Course, Offer, Schedule
from prakerja.training.move_course import move_courses
from prakerja.training.states import CourseState
from prakerja.training.tell_of_course import tell_of_cancelling


def withdraw_each(institution: Partner, codes: Collection[str], *, by: Actor, now: datetime) -> None:
    """Nobody buys these courses of the institution any more; who has bought one goes on."""
    courses = [one for one in lock_own_courses(institution, codes).values() if one.state != CourseState.WITHDRAWN]
    move_courses(courses, to=CourseState.WITHDRAWN, now=now)
    record_each([Recorded(CatalogueEvent.WITHDRAWN, str(one.pk)) for one in courses], of=Course, by=by, at=now)


def cancel_each(institution: Partner, schedules: Collection[tuple[str, int]], *, by: Actor, now: datetime) -> None:
    """None of these takes place. With the codes of their courses, which are held as by whoever adds a schedule."""
    courses = {one.pk: one for one in lock_own_courses(institution, {code for code, _key in schedules}).values()}
    standing = Schedule.objects.select_for_update(no_key=True).filter(cancelled_at=None).order_by("pk")
    leaving = list(standing.filter(pk__in=[key for _code, key in schedules])) if schedules else []
    if not leaving:
        return
    Schedule.objects.filter(pk__in=[one.pk for one in leaving]).update(cancelled_at=now)
    tell_of_cancelling([(courses[one.course_id], one) for one in leaving], now=now)
    events = [Recorded(CatalogueEvent.SCHEDULE_CANCELLED, str(one.pk)) for one in leaving]
    record_each(events, of=Schedule, by=by, at=now)


def end_each(platform: Partner, codes: Collection[str], *, by: Actor, now: datetime) -> None:
    """The catalogue leads to the platform for none of these courses any more."""
    if not codes:
        return
    offers = Offer.objects.filter(platform=platform, course__code__in=codes).select_related("course")
    # In the order in which a push writes offers, so that two wait and never embrace.
    leaving = list(offers.select_for_update(of=("self",)).order_by("course_id"))
    events = [Recorded(CatalogueEvent.OFFER_ENDED, str(one.pk), {"course": one.course.code}) for one in leaving]
    record_each(events, of=Offer, by=by, at=now)
    Offer.objects.filter(pk__in=[one.pk for one in leaving]).delete()
