"""What is so of every right result, looked for in the tables of one; each case in which it is not."""

import hashlib
from collections.abc import Sequence
from typing import Final

import duckdb

from prakerja.draw.checks.paper import Found, Invariant, Marks
from prakerja.draw.checks.seat_book import SeatBook, Seated, close_books
from prakerja.draw.checks.turns import Kind, barred_until, open_in_pass
from prakerja.kit.sql import sql_file

#: So many keys find a rank to within a five-hundredth of all, and weigh little on a page.
_MOST_MARKS: Final = 500
_FEW: Final = 3
_BOOKS: Final = """
    CREATE TABLE book (pass BIGINT, area VARCHAR, seat_group VARCHAR, place BIGINT);
    CREATE TABLE barred (area VARCHAR, groups VARCHAR, place BIGINT, until BIGINT);
    CREATE TABLE opened (area VARCHAR, groups VARCHAR, pass BIGINT, until BIGINT)
"""


def invariants(
    tables: duckdb.DuckDBPyConnection, books: Sequence[SeatBook], *, seed: str, cap: int, every: int
) -> list[Found]:
    """All of them, in their order. The books are closed by it: every row has what came of it."""
    overdrawn = [f"{one.number}/{one.area}/{one.group}" for one in close_books(books, _seated_by_row(tables))]
    _lay_out(tables, books)
    return [
        _looked(tables, Invariant.ONE_OUTCOME_EACH, "without_one_outcome"),
        _looked(tables, Invariant.RANKS_FOLLOW_KEYS, "ranks_astray"),
        _found(Invariant.KEYS_ARE_OF_THE_SEED, _other_keys(tables, seed, every)),
        _looked(tables, Invariant.SEATS_ARE_THEIRS, "seats_not_theirs"),
        _looked(tables, Invariant.NOBODY_PASSED_OVER, "passed_over"),
        _looked(tables, Invariant.CAPS_HOLD, "caps_broken", cap=cap),
        _found(Invariant.SEATS_ARE_CONSERVED, overdrawn),
    ]


def marks(tables: duckdb.DuckDBPyConnection, candidates: int) -> Marks:
    every = max(1, -(-candidates // _MOST_MARKS))
    rows = tables.execute("SELECT key FROM outcome WHERE (rank - 1) % $every = 0 ORDER BY rank", {"every": every})
    return Marks(every=every, keys=[key[:12] for (key,) in rows.fetchall()])


def _seated_by_row(tables: duckdb.DuckDBPyConnection) -> dict[tuple[int, str, str], Seated]:
    rows = tables.execute(
        'SELECT pass, area, "group", count(*), max(rank), arg_max(key, rank) FROM outcome'
        " WHERE outcome = 'seated' GROUP BY ALL"
    )
    return {(number, area, group): (seated, last, key) for number, area, group, seated, last, key in rows.fetchall()}


def _lay_out(tables: duckdb.DuckDBPyConnection, books: Sequence[SeatBook]) -> None:
    """What the queries of the invariants ask: the rows, and what stood open to whom."""
    tables.execute(_BOOKS)
    kinds: list[Kind] = tables.execute("SELECT DISTINCT area, groups FROM candidate").fetchall()
    _fill(tables, "book", [(one.number, one.area, one.group, one.place) for one in books])
    _fill(tables, "barred", list(barred_until(kinds, books)))
    _fill(tables, "opened", list(open_in_pass(kinds, books)))


def _fill(tables: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[object]]) -> None:
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        places = ", ".join(f"unnest(${number})" for number in range(1, len(columns) + 1))
        tables.execute(f"INSERT INTO {table} SELECT {places}", columns)


def _other_keys(tables: duckdb.DuckDBPyConnection, seed: str, every: int) -> list[str]:
    rows = tables.execute(
        "SELECT receipt, tickets, key FROM drawn WHERE (rank - 1) % $every = 0 ORDER BY rank", {"every": every}
    )
    return [receipt for receipt, tickets, key in rows.fetchall() if _key(seed, receipt, tickets) != key]


def _key(seed: str, receipt: str, tickets: int) -> str:
    texts = (f"{seed}:{receipt}:{ticket}" for ticket in range(tickets))
    return min(hashlib.sha256(text.encode()).hexdigest() for text in texts)[:16]


def _looked(tables: duckdb.DuckDBPyConnection, invariant: Invariant, query: str, **given: int) -> Found:
    rows = tables.execute(sql_file(__file__, query), given or None)
    return _found(invariant, [receipt for (receipt,) in rows.fetchall()])


def _found(invariant: Invariant, cases: Sequence[str]) -> Found:
    return Found(invariant=invariant, broken=len(cases), receipts=list(cases[:_FEW]))
