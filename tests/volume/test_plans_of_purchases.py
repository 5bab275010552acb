"""The clocks that end purchases find them by their indexes: no purchase is read that does not end."""

from collections.abc import Callable
from typing import Final

import pytest
from django.db import connection

from prakerja.training.end_purchases import of_what_does_not_take_place, that_were_not_finished
from prakerja.training.models import Purchase, Schedule
from prakerja.training.states import CourseState
from tests.situations.cards import NOW
from tests.situations.learning import a_purchase
from tests.situations.training import a_course, a_schedule
from tests.volume.test_plans_of_cards import Plans, planned

pytestmark = [pytest.mark.django_db, pytest.mark.forges_books]
#: Copies of one purchase, whose holders are nobody, on a schedule of their own each hundred.
_MANY: Final = """
    WITH other AS (
        INSERT INTO training_schedule (course_id, code, starts_at, ends_at, meetings)
        SELECT course_id, 'jadwal-' || n, starts_at, ends_at, meetings
        FROM training_schedule, generate_series(1, 200) AS n
        WHERE training_schedule.id = %s
        RETURNING id
    )
    INSERT INTO training_purchase ({columns})
    SELECT {values}
    FROM training_purchase CROSS JOIN other CROSS JOIN generate_series(1, 100)
"""
#: Whichever of the two indexes that begin with it.
_BY_SCHEDULE: Final = "Index Cond: (schedule_id ="
_OTHERS: Final = {"applicant_id": "gen_random_uuid()", "schedule_id": "other.id"}


@pytest.fixture
def one() -> Purchase:
    """Among twenty thousand."""
    purchase = a_purchase().purchase
    columns = [str(field.column) for field in Purchase._meta.concrete_fields]
    values = [_OTHERS.get(column, f"training_purchase.{column}") for column in columns]
    with connection.cursor() as cursor:
        cursor.execute(_MANY.format(columns=", ".join(columns), values=", ".join(values)), [purchase.schedule_id])
        cursor.execute("ANALYZE training_purchase, training_schedule, training_course")
    return purchase


def ended(find: Callable[[], object]) -> tuple[Plans, list[object]]:
    with planned() as plans:
        return plans, list(find())  # type: ignore[call-overload]


def of_purchases(plans: Plans) -> list[str]:
    return [plan for sql, plan in plans.taken if "training_purchase" in sql]


def test_what_is_cancelled_is_found_by_its_schedule(one: Purchase) -> None:
    Schedule.objects.filter(pk=one.schedule_id).update(cancelled_at=NOW)
    plans, found = ended(of_what_does_not_take_place)
    assert found == [one.pk]
    assert [plan for plan in of_purchases(plans) if _BY_SCHEDULE not in plan] == []


def test_what_is_withdrawn_is_found_by_its_schedule(one: Purchase) -> None:
    withdrawn = a_course(one.schedule.course.institution, state=CourseState.WITHDRAWN)
    Purchase.objects.filter(pk=one.pk).update(schedule=a_schedule(withdrawn))
    plans, found = ended(of_what_does_not_take_place)
    assert found == [one.pk]
    assert [plan for plan in of_purchases(plans) if _BY_SCHEDULE not in plan] == []


def test_where_everything_takes_place_no_purchase_is_looked_at(one: Purchase) -> None:
    plans, found = ended(of_what_does_not_take_place)
    assert (found, of_purchases(plans)) == ([], [])


def test_what_has_waited_long_enough_is_found_by_its_time(one: Purchase) -> None:
    Purchase.objects.filter(pk=one.pk).update(waits_until=NOW)
    plans, found = ended(lambda: that_were_not_finished(now=NOW))
    assert found == [one.pk]
    assert [plan for plan in of_purchases(plans) if "purchases_that_may_lapse" not in plan] == []
