"""Statements, and what looks for fraud at night, read their own rows of the tables that grow with purchases."""

import re
from datetime import UTC, datetime
from typing import Final

import pytest
from django.db import connection
from django.db.models import Model

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.copies.copy_statements import copy_lines
from prakerja.training.copies.rounds import Round
from prakerja.training.models import Completion, PayableLine, PresenceTrace, Purchase, PurchaseMove
from prakerja.training.signals.find_signals import find_signals
from prakerja.training.signals.states import SignalKind
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.own_statements import own_line, own_lines
from tests.situations.learning import STARTS, Bought, a_purchase, finished
from tests.situations.signals import FINDING, present_from
from tests.situations.statements import AFTER, MONTH, STATING, made
from tests.situations.training import acting
from tests.volume.test_plans_of_cards import planned

pytestmark = [pytest.mark.django_db, pytest.mark.forges_books]
MANY: Final = 50_000
#: One copy of the row for each number, under another applicant: the same one in each table.
_COPIES: Final = """
    INSERT INTO {table} ({columns})
    SELECT {values}
    FROM (SELECT * FROM {table} ORDER BY applicant_id LIMIT 1) AS one CROSS JOIN generate_series(1, {many}) AS n
"""
#: A table that grows with purchases, read from its beginning to its end.
_WHOLE: Final = re.compile(r"Seq Scan on training_(purchase|presencetrace|completion)")
_OTHER: Final = "md5(n::text)::uuid"
#: Half an hour apart, from years ago on.
_LONG: Final = "'2016-01-01T00:00:00Z'::timestamptz + n * interval '30 minutes'"
#: Stated in one of many months each, and one in twenty on no statement yet.
_OF_LINES: Final = {
    "posting_id": "gen_random_uuid()",
    "updated_at": _LONG,
    "month": "CASE WHEN n % 20 > 0 THEN '2017-01-01'::date + n % 20 * interval '1 month' END",
    "state": "CASE WHEN n % 20 > 0 THEN 'stated' ELSE 'open' END",
    "settles_at": _LONG,
}


def copied(model: type[Model], others: dict[str, str]) -> None:
    """All of their time is long ago, spread over years; the row itself is of now."""
    table = model._meta.db_table
    columns = [str(field.column) for field in model._meta.concrete_fields if not field.generated]
    values = [{"applicant_id": _OTHER, **others}.get(one, f"one.{one}") for one in columns]
    statement = _COPIES.format(table=table, columns=", ".join(columns), values=", ".join(values), many=MANY)
    with connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute(f"ANALYZE {table}")


@pytest.fixture
def stated() -> Bought:
    """Its lines among many of the same partners."""
    bought = finished()
    made()
    copied(Purchase, {"updated_at": _LONG, "bought_at": _LONG, "redeemed_at": _LONG, "transaction_code": "n::text"})
    PayableLine.objects.filter(part="commission").delete()
    copied(PayableLine, _OF_LINES)
    return bought


def test_the_lines_of_a_month_are_read_by_their_indexes(stated: Bought) -> None:
    by = acting(stated.market.institution)
    with planned() as plans:
        all_of_it = Round(None, datetime(2090, 1, 1, tzinfo=UTC), None, 1_000)
        copied_ = copy_lines(month=MONTH, asked=all_of_it, by=by)
        (line,) = own_lines(month=MONTH, by=by)
        assert own_line(month=MONTH, posting_id=line.posting_id, by=by) is not None
    assert str(line.posting_id) in copied_.said
    assert "lines_by_when_written" in plans.of("as JSON, by when they were written")
    assert "lines_of_a_statement" in plans.of("after one of them, in the order of their postings")
    assert [sql for sql, plan in plans.taken if "Seq Scan on training_pay" in plan] == []
    assert [sql for sql, plan in plans.taken if "Seq Scan on training_purchase" in plan] == []
    # Whatever the database believes of its tables: nothing is counted once for each line.
    assert plans.of("as JSON, by when they were written").count("CTE Scan on line") == 1


def test_a_month_is_made_of_what_was_settled_and_is_on_none(stated: Bought) -> None:
    with planned() as plans, unit_of_work(by=STATING):
        for _ in range(2):
            assert make_statements(month=f"{AFTER:%Y-%m}", by=STATING, now=cut_off_of(AFTER), at_once=100)
    gathering = [plan for sql, plan in plans.taken if "The next lines of a statement that is being made" in sql]
    assert ["lines_on_no_statement" in plan for plan in gathering] == [True, True]
    assert [plan for _sql, plan in plans.taken if "Seq Scan on training_payableline" in plan] == []


def test_what_looks_for_fraud_reads_the_last_days(stated: Bought) -> None:
    present_from(a_purchase(stated.market), "198.51.100.1", "satu")
    copied(PresenceTrace, {"at": _LONG})
    copied(Completion, {"declared_at": _LONG})
    copied(PurchaseMove, {"at": _LONG})
    for kind in SignalKind:
        with planned() as plans, unit_of_work(by=FINDING):
            find_signals(kind=kind, by=FINDING, now=STARTS)
        read = [
            plan for sql, plan in plans.taken if "Seq Scan on training_p" in plan or "Seq Scan on training_comp" in plan
        ]
        assert read == [], kind
