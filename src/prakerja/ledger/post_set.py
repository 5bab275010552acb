"""`post_set()`: many postings at once, as of a whole wave. The books are the same as if each had been posted alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import DataError, IntegrityError, connection

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import BALANCED, NATURE, AccountKind, Of
from prakerja.ledger.post import PostedOtherwise, cannot_go_on, require_transaction, why_refused
from prakerja.ledger.post_statement import LARGEST_NUMBER
from prakerja.ledger.posting import NoPosting
from prakerja.ledger.take_sums import take_sums_unless_they_are_taken

_DROP: Final = "DROP TABLE IF EXISTS pg_temp.set_leg, pg_temp.set_move"
_MOVES: Final = "CREATE TEMPORARY TABLE set_move (of uuid, kind smallint, gain bigint) ON COMMIT DROP"
_FIND_MOVES: Final = "CREATE INDEX ON set_move (of, kind)"
#: Why a set is none, by the column that says so.
_FAULTS: Final = {
    "rounds": "an amount is no whole number",
    "miscounted": "the legs of a posting are not counted from 1",
    "misplaced": "an account of a year, a wave or a bank is said to be another's",
}

#: So many that whoever reads one of their accounts should not add up several such sets.
_MANY: Final = 1_000

#: What is bound on the client.
type _Bare = str | int | datetime | UUID | None
type _Values = Mapping[str, _Bare]


def post_set(
    *,
    rows: str,
    act: str,
    year: int,
    happened_at: datetime,
    posted_at: datetime,
    wave: int | None,
    reason: str,
    values: Mapping[str, Value] | None = None,
) -> int:
    """One act on many subjects: all postings stand in the books, and those that did not before, so many, have moved
    the balances. Of a set that is refused nothing stands.

    `rows`: SQL that says the legs, a query or `SELECT * FROM` a temporary table, with `values` for its placeholders
    (arrays of thousands, too; the text says their types). Its columns: `owner_id`; `subject`, an array of what
    `posting_id(act, *subject)` is made of (UUIDs and numbers as text: nothing else reads the same in SQL and in
    Python); `leg`, from 1; `debit`, `debit_of`, `credit`, `credit_of`; `amount`, a whole number (a `sum()` of bigints
    is none: say `::bigint`). The account of a wave or a year is its number as a UUID (`of_number`). What waits for
    somebody outside is held one by one (`hold.py`), and never by a set.

    Raises BalanceTooSmall, PostedOtherwise; NoPosting where no act may do this.
    """
    require_transaction(act)
    named: dict[str, _Bare] = {"act": act, "year": year, "wave": wave, "reason": reason}
    named |= {"happened_at": happened_at, "posted_at": posted_at}
    try:
        legs = _gather(rows, {**(values or {}), "act": act}, act)
        if legs >= _MANY:
            # A wave comes in sets, one after the other: what is read of its accounts then is the last of them.
            take_sums_unless_they_are_taken()
        return _write(named, legs)
    except (IntegrityError, DataError) as error:
        raise why_refused(error, act) from error.__cause__


def amount_of_set() -> Rupiah:
    """What the legs of the set that was posted last in this unit of work move in all, whoever posted them first."""
    return Rupiah(_row(_sql("set_amount"))["amount"])


def _gather(rows: str, values: Mapping[str, Value], act: str) -> int:
    """Its legs are in `set_leg`: so many. Raises NoPosting."""
    for statement in (_DROP, _MOVES):
        _run(statement)
    run_with_arrays(_sql("set_leg", rows=rows), values)
    looked_over = _row(_sql("set_looked_over"), {"largest": UUID(int=LARGEST_NUMBER)})
    for column, fault in _FAULTS.items():
        if looked_over[column]:
            raise NoPosting(f"{act}: {fault}")
    return int(looked_over["legs"])


def _write(named: _Values, legs: int) -> int:
    """How many postings are new. Raises PostedOtherwise."""
    written = _row(_sql("set_written"), named)
    if written["legs"] < legs and (written["torn"] or _row(_sql("set_otherwise"), named)["otherwise"]):
        raise cannot_go_on(PostedOtherwise(str(named["act"])))
    _move(written, takes=written["least"] < 0)
    return int(written["postings"])


def _move(written: Mapping[str, Any], *, takes: bool) -> None:
    _run("ANALYZE set_move")
    if not takes:
        _run(_sql("set_opened"))
    elif not _have_moved(written):
        _run(_FIND_MOVES)
        _run(_sql("set_opened"))


def _have_moved(written: Mapping[str, Any]) -> bool:
    """Each balance has; where one does not exist yet, none has, and none is locked."""
    _run("SAVEPOINT not_moved_yet")
    _run("SET LOCAL enable_hashjoin = off")
    if _run(_sql("set_moved"), {"first": written["first"], "last": written["last"]}) < written["moves"]:
        _run("ROLLBACK TO SAVEPOINT not_moved_yet")
        return False
    _run("SET LOCAL enable_hashjoin = on")
    return True


def _sql(name: str, rows: str = "") -> str:
    kinds = {
        "balanced": BALANCED,
        "claim": [AccountKind.CLAIM],
        "numbered": [kind for kind, nature in NATURE.items() if nature.of in (Of.YEAR, Of.WAVE)],
        "at_houses": [kind for kind, nature in NATURE.items() if nature.of is Of.HOUSE],
    }
    listed = {word: ", ".join(str(kind.value) for kind in of_them) for word, of_them in kinds.items()}
    return sql_file(__file__, name).format(rows=rows, **listed)


def _run(statement: str, values: _Values | None = None) -> int:
    """How many rows it was about."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _row(statement: str, values: _Values | None = None) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return dict(zip((column.name for column in cursor.description), cursor.fetchone(), strict=True))
