"""What can be wrong with the books, asked of the journal in a few passes, each told as a sentence."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import BALANCED, MAY_OWE, NATURE, AccountKind, Of, Side, number_list
from prakerja.ledger.conservation import Moved, missing_money
from prakerja.ledger.spelling import spelled, spelled_kind

#: So many of each kind are named; that there are more is said.
_NAMED: Final = 20

type Row = Mapping[str, Any]


def faults_of_books() -> Iterator[str]:
    """Each check is one statement, so that it sees the books at one moment, whoever posts meanwhile."""
    for name, sentence in _CHECKS.items():
        rows = _rows(f"{_filled(name)} LIMIT {_NAMED + 1}")
        yield from (sentence(row) for row in rows[:_NAMED])
        if len(rows) > _NAMED:
            yield "there are more of the last kind"
    yield from missing_money(moved_by_year())


def moved_by_year() -> list[Moved]:
    return [Moved(**row) for row in _rows(sql_file(__file__, "moved_by_year"))]


def _of_posting(row: Row) -> str:
    return f"posting {row['posting_id']} of {row['owner_id']} {row['fault']}"


def _of_row(row: Row) -> str:
    return f"leg {row['leg']} of posting {row['posting_id']} of {row['owner_id']} {row['fault']}"


def _of_balance(row: Row) -> str:
    name = spelled(row["kind"], row["of"])
    if row["year"] is not None:
        wave = "" if row["wave"] is None else f", wave {row['wave']}"
        return f"{name} holds {row['moved']} of year {row['year']}{wave}: it spent another's"
    if row["carries_one_by_mistake"]:
        return f"{name} carries a balance, and accounts of its kind are summed"
    if row["kept"] == row["moved"] or row["kind"] not in BALANCED:
        return f"{name} holds {row['moved']} by its transfers"
    return f"{name} holds {row['moved']} by its transfers, and its balance says {row['kept']}"


def _of_sum(row: Row) -> str:
    name, said = spelled(row["kind"], row["of"]), f"{row['kept_debited']} debited and {row['kept_credited']} credited"
    counted = f"{row['debited']} and {row['credited']}"
    return f"the sum of {name} before transaction {row['before_transaction']} says {said}, its transfers say {counted}"


def _of_flow(row: Row) -> str:
    debit, credit = spelled_kind(row["debit"]), spelled_kind(row["credit"])
    of = f"year {row['year']}, wave {row['wave'] or 'none'}"
    return f"the flow from {debit} to {credit} of {of} says {row['kept']}, its transfers say {row['moved']}"


_CHECKS: Final[Mapping[str, Callable[[Row], str]]] = {
    "prove_rows": _of_row,
    "prove_legs": _of_posting,
    "prove_holds": _of_posting,
    "prove_closings": _of_posting,
    "prove_corrections": _of_posting,
    "prove_balances": _of_balance,
    "prove_sums": _of_sum,
    "prove_flows": _of_flow,
}


def _filled(name: str) -> str:
    return sql_file(__file__, name).format(
        kinds=number_list(*AccountKind),
        of_years=number_list(*(kind for kind, nature in NATURE.items() if nature.of is Of.YEAR)),
        of_waves=number_list(*(kind for kind, nature in NATURE.items() if nature.of in (Of.WAVE, Of.APPLICANT))),
        grow_on_debit=number_list(*(kind for kind, nature in NATURE.items() if nature.grows_on is Side.DEBIT)),
        balanced=number_list(*BALANCED),
        at_houses=number_list(*(kind for kind, nature in NATURE.items() if nature.of is Of.HOUSE)),
        reserve=AccountKind.WAVE_RESERVE.value,
        held=AccountKind.HELD.value,
        may_owe=number_list(*MAY_OWE),
    )


def _rows(statement: str) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
