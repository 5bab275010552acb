"""Whatever writes a row that partners copy says when it did."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from django.apps import apps
from django.db import connection

from prakerja.kit.touched import Touched
from prakerja.training.models import Course, Purchase, ScheduleSeats
from tests.situations.cards import NOW
from tests.situations.purchases import bought
from tests.situations.training import a_buyer, a_course, a_market

pytestmark = pytest.mark.django_db
LONG_AGO: Final = datetime(2020, 1, 1, tzinfo=UTC)
SOURCES: Final = Path(__file__).resolve().parents[2] / "src" / "prakerja"
TABLES: Final = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Touched))


def saved(course: Course) -> None:
    course.price = 7
    course.save()


def saved_in_part(course: Course) -> None:
    course.price = 7
    course.save(update_fields=["price"])


def updated(course: Course) -> None:
    Course.objects.filter(pk=course.pk).update(price=7)


def updated_together(course: Course) -> None:
    course.price = 7
    Course.objects.bulk_update([course], ["price"])


@pytest.mark.parametrize("write", [saved, saved_in_part, updated, updated_together])
def test_a_row_says_when_it_was_written(write: Callable[[Course], None]) -> None:
    course = a_course()
    Course.objects.update(updated_at=LONG_AGO)
    course.refresh_from_db()
    write(course)
    now = Course.objects.get()
    assert (now.price, now.updated_at > LONG_AGO) == (7, True)


def test_it_does_so_by_the_databases_clock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        (before,) = cursor.fetchone()
    assert a_course().updated_at >= before
    assert Course.objects.get().updated_at >= before


def test_what_becomes_of_a_purchase_is_written_with_it() -> None:
    market = a_market()
    bought(market, a_buyer())
    for rows in (Purchase.objects.all(), ScheduleSeats.objects.all()):
        assert rows.get().updated_at > NOW
    Purchase.objects.update(updated_at=LONG_AGO)
    Purchase.objects.update(certified_by=None)
    assert Purchase.objects.get().updated_at > LONG_AGO


def test_no_sql_of_ours_writes_such_a_row_without_saying_when() -> None:
    assert "training_purchase" in TABLES
    writing = re.compile(rf"UPDATE\s+(?:{'|'.join(TABLES)})\b[^;]*")
    files = [one for one in SOURCES.rglob("*") if one.suffix in {".sql", ".py"} and "migrations" not in one.parts]
    statements = [(path, statement) for path in files for statement in writing.findall(path.read_text())]
    silent = [str(path.relative_to(SOURCES)) for path, statement in statements if "updated_at" not in statement]
    assert statements
    assert silent == []


def test_they_are_the_tables_that_partners_copy() -> None:
    assert {
        *("training_course", "training_offer", "training_purchase", "training_schedule", "training_scheduleseats")
    } <= set(TABLES)
