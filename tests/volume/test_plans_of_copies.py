"""Partners that copy lists read what was written since, and not all that they have."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.db import connection

from prakerja.training.copies.copy_courses import copy_catalogue
from prakerja.training.copies.copy_purchases import copy_participants, copy_sales
from prakerja.training.copies.rounds import Position, Round
from prakerja.training.models import Course, Purchase
from tests.situations.learning import a_purchase
from tests.situations.training import acting
from tests.volume.test_plans_of_cards import planned

pytestmark = [pytest.mark.django_db, pytest.mark.forges_books]
#: One after the other from then on, a second each; the newest is written now.
BEGUN: Final = datetime(2025, 1, 1, tzinfo=UTC)
MANY: Final = 20_000
_COPIES: Final = """
    INSERT INTO {table} ({columns}) SELECT {values} FROM {table} CROSS JOIN generate_series(1, %s) AS n
"""


def copied(model: type[Purchase] | type[Course], others: dict[str, str]) -> None:
    columns = [
        str(field.column) for field in model._meta.concrete_fields if not field.generated and field.column != "id"
    ]
    values = [others.get(column, f"{model._meta.db_table}.{column}") for column in columns]
    statement = _COPIES.format(table=model._meta.db_table, columns=", ".join(columns), values=", ".join(values))
    with connection.cursor() as cursor:
        cursor.execute(statement, [MANY])
        cursor.execute(f"ANALYZE {model._meta.db_table}")


WRITTEN: Final = "'2025-01-01T00:00:00Z'::timestamptz + n * interval '1 second'"


@pytest.fixture
def newest() -> Purchase:
    """Of twenty thousand of the same platform and institution."""
    purchase = a_purchase().purchase
    others = {"applicant_id": "gen_random_uuid()", "updated_at": WRITTEN, "transaction_code": "n::text"}
    copied(Purchase, others)
    return purchase


def since(moment: datetime, *, after: Position | None = None) -> Round:
    return Round(moment, datetime(2090, 1, 1, tzinfo=UTC), after, 100)


def test_a_platform_reads_the_sales_that_were_written_since(newest: Purchase) -> None:
    by = acting(newest.platform)
    with planned() as plans:
        assert [one.pk for one in copy_sales(asked=since(newest.updated_at), by=by).rows] == [newest.pk]
    (plan,) = [plan for sql, plan in plans.taken if "training_purchase" in sql]
    assert "sales_by_when_written" in plan
    assert "Seq Scan on training_purchase" not in plan


def test_a_piece_in_the_middle_reads_its_own_rows(newest: Purchase) -> None:
    by, middle = acting(newest.platform), Position(BEGUN + timedelta(seconds=MANY // 2), "")
    with planned() as plans:
        piece = copy_sales(asked=since(BEGUN, after=middle), by=by)
    assert (len(piece.rows), piece.next is not None) == (100, True)
    (plan,) = [plan for sql, plan in plans.taken if "training_purchase" in sql]
    assert "sales_by_when_written" in plan


def test_an_institution_reads_the_participants_that_were_written_since(newest: Purchase) -> None:
    Purchase.objects.filter(pk=newest.pk).update(redeemed_at=newest.bought_at)
    by = acting(newest.schedule.course.institution)
    with planned() as plans:
        piece = copy_participants(asked=since(datetime(2026, 1, 1, tzinfo=UTC)), by=by)
    assert [one.pk for one in piece.rows] == [newest.pk]
    (plan,) = [plan for sql, plan in plans.taken if "training_purchase" in sql]
    assert "Seq Scan on training_purchase" not in plan


def test_a_platform_reads_the_courses_that_were_written_since(newest: Purchase) -> None:
    copied(Course, {"code": "'K' || n", "updated_at": WRITTEN})
    by = acting(newest.platform)
    with planned() as plans:
        piece = copy_catalogue(asked=since(datetime(2026, 1, 1, tzinfo=UTC)), by=by)
    assert [one.pk for one in piece.rows] == [newest.schedule.course_id]
    (plan,) = [plan for sql, plan in plans.taken if "training_course" in sql]
    assert "courses_by_when_written" in plan
