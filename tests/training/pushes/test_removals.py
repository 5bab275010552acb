"""What is in no row of a full push is taken away: each with its event and audit, together in a few statements."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakerja.audit.models import Event
from prakerja.kit.queue import waiting_jobs
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.models import PartnerEvent
from prakerja.training.models import Course, CourseMove, Offer, Schedule
from prakerja.training.pushes.outcomes import require_as_many
from prakerja.training.pushes.push_courses import push_courses
from prakerja.training.pushes.push_offers import push_offers
from prakerja.training.pushes.push_schedules import push_schedules
from prakerja.training.states import CourseState
from tests.situations.catalogue import NOW, a_platform, an_institution, calls, content
from tests.situations.webhooks import webhook_set

pytestmark = pytest.mark.django_db
#: What a partner takes away, and the event of the audit that each has.
_PUSHES: Final = {
    "courses": "training.course.withdrawn",
    "schedules": "training.schedule.cancelled",
    "offers": "training.offer.ended",
}


@dataclass(frozen=True)
class Catalogue:
    institution: Partner
    platform: Partner
    courses: list[Course]

    def emptied(self, what: str) -> int:
        """By a full push of nothing: how many it says that it took away."""
        removes, teaches, sells = len(self.courses), calls(self.institution), calls(self.platform)
        with unit_of_work(by=sells if what == "offers" else teaches):
            if what == "courses":
                return len(push_courses(contents=[], stay=[], removes=removes, by=teaches, now=NOW).removed)
            if what == "schedules":
                return len(push_schedules(rows=[], stay=[], removes=removes, by=teaches, now=NOW).removed)
            return len(push_offers(rows=[], stay=[], removes=removes, by=sells, now=NOW).removed)


def a_catalogue(size: int) -> Catalogue:
    """Live courses, each with a schedule, and sold."""
    institution, platform = an_institution(), a_platform()
    by = calls(institution)
    contents = [content(code=f"{institution.client_code}-{nth:03}"[-25:]) for nth in range(size)]
    with unit_of_work(by=by):
        push_courses(contents=contents, stay=None, removes=0, by=by, now=NOW)
    courses = list(Course.objects.filter(institution=institution).order_by("code"))
    Course.objects.filter(institution=institution).update(state=CourseState.LIVE)
    Offer.objects.bulk_create(Offer(course=one, platform=platform, address="https://a.example/") for one in courses)
    starts, ends = NOW + timedelta(days=7), NOW + timedelta(days=9)
    Schedule.objects.bulk_create(Schedule(course=one, code="J1", starts_at=starts, ends_at=ends) for one in courses)
    return Catalogue(institution, platform, courses)


@pytest.mark.parametrize("what", _PUSHES)
def test_three_hundred_cost_as_many_statements_as_three(what: str) -> None:
    costs = []
    for size in (3, 300):
        catalogue = a_catalogue(size)
        with CaptureQueriesContext(connection) as asked:
            assert catalogue.emptied(what) == size
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 16


@pytest.mark.parametrize("what", _PUSHES)
def test_each_has_its_own_event_in_the_audit(what: str) -> None:
    catalogue = a_catalogue(3)
    keys: dict[str, Iterable[int]] = {
        "courses": Course.objects.values_list("pk", flat=True),
        "schedules": Schedule.objects.values_list("pk", flat=True),
        "offers": Offer.objects.values_list("pk", flat=True),
    }
    expected = sorted(map(str, keys[what]))
    catalogue.emptied(what)
    assert sorted(Event.objects.filter(name=_PUSHES[what]).values_list("subject_id", flat=True)) == expected


@pytest.mark.parametrize(("what", "kind"), [("courses", "course.moved"), ("schedules", "schedule.cancelled")])
def test_whoever_teaches_and_whoever_sells_hears_of_each_and_is_on_their_turn_once(what: str, kind: str) -> None:
    catalogue = a_catalogue(3)
    webhook_set(catalogue.platform)
    catalogue.emptied(what)
    codes = [one.code for one in catalogue.courses]
    for partner in (catalogue.institution, catalogue.platform):
        told = PartnerEvent.objects.filter(partner_id=partner.pk, kind=kind)
        assert sorted(facts["course_code"] for facts in told.values_list("facts", flat=True)) == codes
    assert [job.arguments for job in waiting_jobs() if job.name.endswith("deliver_events")] == [
        {"partner_id": str(catalogue.platform.pk)}
    ]


def test_each_course_goes_on_from_its_own_last_move() -> None:
    """One has moved twice before, the others once."""
    catalogue = a_catalogue(3)
    CourseMove.objects.create(course=catalogue.courses[0], number=2, state=CourseState.LIVE, at=NOW)
    catalogue.emptied("courses")
    moves = CourseMove.objects.filter(state=CourseState.WITHDRAWN).order_by("course__code")
    assert list(moves.values_list("number", flat=True)) == [3, 2, 2]


@pytest.mark.parametrize("what", _PUSHES)
def test_what_somebody_else_takes_away_meanwhile_keeps_nothing_of_the_rest(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at what is there and the lock: it is gone by the other's word, and the two others by ours."""
    catalogue = a_catalogue(3)
    first = catalogue.courses[0]
    module = f"prakerja.training.pushes.push_{what}"
    taken: dict[str, Callable[[], object]] = {
        "courses": lambda: Course.objects.filter(pk=first.pk).update(state=CourseState.WITHDRAWN),
        "schedules": lambda: Schedule.objects.filter(course=first).update(cancelled_at=NOW),
        "offers": lambda: Offer.objects.filter(course=first).delete(),
    }

    def counted[Key](leaving: Iterable[Key], *, expected: int) -> list[Key]:
        taken[what]()
        return require_as_many(leaving, expected=expected)

    monkeypatch.setattr(f"{module}.require_as_many", counted)
    catalogue.emptied(what)
    assert Event.objects.filter(name=_PUSHES[what]).count() == 2
