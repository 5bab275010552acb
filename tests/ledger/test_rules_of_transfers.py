"""Whatever row is written into the journal, by whichever way: the database refuses what a plain reading refuses."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.chart import BALANCED, AccountKind
from prakerja.ledger.models import Transfer
from tests.owner import as_owner
from tests.situations.broken import undone

pytestmark = [pytest.mark.django_db, pytest.mark.forges_books]

MOMENT: Final = datetime(2020, 9, 1, tzinfo=UTC)
OWNER, ELSE = UUID(int=0xA1), UUID(int=0xA2)
HELD: Final = AccountKind.HELD.value
#: What is written of a transfer, and what no rule reads.
COLUMNS: Final = (
    *("owner_id", "posting_id", "leg", "act", "debit", "debit_of", "credit", "credit_of", "amount", "year"),
    *("happened_at", "posted_at", "corrects", "closes", "held_until", "reason"),
)

type Row = dict[str, Any]
type Way = Callable[[Row], None]

some_kind = st.sampled_from([*(kind.value for kind in AccountKind), 0, 4, 16, 99]) | st.just(HELD)
somebody = st.sampled_from([OWNER, ELSE])
perhaps = st.none() | st.just(UUID(int=7))
rows = st.fixed_dictionaries(
    {
        "leg": st.sampled_from([-1, 0, 1, 2]),
        "debit": some_kind,
        "debit_of": somebody,
        "credit": some_kind,
        "credit_of": somebody,
        "amount": st.sampled_from([-1, 0, 1, 2**62]),
        "corrects": perhaps,
        "closes": perhaps,
        "held_until": st.none() | st.just(MOMENT),
    }
)


def broken_by(row: Row) -> set[str]:
    """Read one by one, in no hurry."""
    known, balanced = {kind.value for kind in AccountKind}, {kind.value for kind in BALANCED}
    sides = [(row["debit"], row["debit_of"]), (row["credit"], row["credit_of"])]
    at_home = row["leg"] == 1
    waits_well = row["held_until"] is not None and row["credit_of"] == OWNER and at_home
    closes_well = row["closes"] is not None and row["debit_of"] == OWNER and at_home
    holds = {
        "transfer_moves_something": row["amount"] > 0,
        "legs_are_counted_from_one": row["leg"] >= 1,
        "transfer_leads_somewhere_else": sides[0] != sides[1],
        "transfer_is_between_known_accounts": {row["debit"], row["credit"]} <= known,
        "a_hot_account_stands_in_anothers_name": all(kind in balanced or of != OWNER for kind, of in sides),
        "what_waits_is_held": waits_well if row["credit"] == HELD else row["held_until"] is None,
        "what_is_closed_was_held": closes_well if row["debit"] == HELD else row["closes"] is None,
        "what_is_held_is_not_turned_round": row["corrects"] is None or HELD not in (row["debit"], row["credit"]),
    }
    return {name for name, is_so in holds.items() if not is_so}


def whole(row: Row) -> Row:
    said = {"act": "test.any", "year": 2020, "happened_at": MOMENT, "posted_at": MOMENT, "reason": ""}
    return {"owner_id": OWNER, "posting_id": uuid4(), **said, **row}


def by_the_model(row: Row) -> None:
    Transfer.objects.create(**whole(row))


def by_a_query(row: Row) -> None:
    """As a set of postings is written: out of a table, and as no constant."""
    listed, marks = ", ".join(COLUMNS), ", ".join(f"%({name})s" for name in COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO ledger_transfer ({listed}) SELECT {marks} FROM generate_series(1, 1)", whole(row))


def by_copy(row: Row) -> None:
    filled, copied = whole(row), f"COPY ledger_transfer ({', '.join(COLUMNS)}) FROM STDIN"
    with connection.wrap_database_errors, connection.cursor() as cursor, cursor.copy(copied) as copy:
        copy.write_row([filled[name] for name in COLUMNS])


def by_the_owner_who_changes_a_row(row: Row) -> None:
    there = whole({"leg": 1, "debit": 10, "debit_of": ELSE, "credit": 12, "credit_of": ELSE, "amount": 5})
    Transfer.objects.create(**there)
    changed = ", ".join(f"{name} = %({name})s" for name in row)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE ledger_transfer SET {changed} WHERE posting_id = %(named)s", row | {"named": there["posting_id"]}
        )


WAYS: Final[dict[str, Way]] = {
    "the model": by_the_model,
    "a query": by_a_query,
    "COPY": by_copy,
    "the owner who changes a row": by_the_owner_who_changes_a_row,
}


def name_of(error: IntegrityError) -> str | None:
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)


def refused_by(way: Way, row: Row) -> str | None:
    """The name of the constraint."""
    try:
        with savepoint():
            way(row)
    except IntegrityError as error:
        return name_of(error)
    return None


@pytest.mark.parametrize("way", WAYS)
def test_the_database_refuses_by_name_what_the_rules_refuse(way: str) -> None:
    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows)
    def tried(row: Row) -> None:
        with undone():
            expected, name = broken_by(row), refused_by(WAYS[way], row)
        assert (name in expected) if expected else name is None, (row, expected, name)

    tried()


def test_a_sound_row_goes_in_by_every_way() -> None:
    sound = {"leg": 1, "debit": 10, "debit_of": OWNER, "credit": 12, "credit_of": OWNER, "amount": 1}
    row = sound | dict.fromkeys(("corrects", "closes", "held_until"))
    with undone():
        assert [refused_by(way, row) for way in WAYS.values()] == [None] * len(WAYS)


@pytest.mark.parametrize("kind", [kind.value for kind in AccountKind])
def test_every_kind_of_the_chart_is_known_to_the_database_on_both_sides(kind: int) -> None:
    row = {"leg": 2, "debit": kind, "debit_of": ELSE, "credit": kind, "credit_of": UUID(int=0xA3), "amount": 1}
    said = broken_by(row | dict.fromkeys(("corrects", "closes", "held_until")))
    assert said <= {"what_waits_is_held", "what_is_closed_was_held"}
    with undone():
        refused = refused_by(by_the_model, row)
    assert (refused in said) if said else refused is None
