"""`take_statement()`: what a house says of a day is true of the instructions that it names, or a case."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.locks import Lock, take
from prakerja.kit.long_arrays import Row, Value, run_with_arrays
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.payouts.models import BankStatement, ReconciliationCase
from prakerja.payouts.reconciliation.events import ReconciliationEvent
from prakerja.payouts.reconciliation.rules import lacking
from prakerja.payouts.reconciliation.spool_statement import SpooledStatement
from prakerja.payouts.sending.book_outcomes import Booked, book_fees
from prakerja.payouts.sending.note_outcomes import book_states

#: Booked at once.
_AT_ONCE: Final = 5_000
_PIECE: Final = 1 << 20
_ALL: Final = "DROP TABLE IF EXISTS pg_temp.taken_line, pg_temp.matched_line, pg_temp.stated, pg_temp.found_case"
#: A million lines and what follows from them are one unit of work.
LONGEST_MS: Final = 900_000
#: A million lines are joined in memory, and not on disk.
_ROOM: Final = "SET LOCAL work_mem = '256MB'"


class _Booked(NamedTuple):
    settled: int
    returned: int
    fees: int


class DayIsNotOver(Refused):
    """More may be booked on it."""


def take_statement(*, spooled: SpooledStatement, by: Actor, now: datetime) -> BankStatement:
    """The statement stands with its lines. What was out and is paid there is settled, what came back is returned, what
    the house took is booked as its fee; whatever is otherwise there than here is an open case, and an older case that
    this explains is closed.

    The same lines again, in whichever form, are once. Other lines of the same day take the place of the first, and book
    nothing twice. Raises DayIsNotOver, and CutStatement where its own balances and counts say that it is not whole:
    then nothing of it stands.
    """
    require(Permission.RECONCILE_PAYOUTS, by=by)
    if spooled.day >= wib_day(now):
        raise DayIsNotOver
    take(Lock.RECONCILING, spooled.house)
    statement = _added(spooled, now)
    if statement is None:
        return BankStatement.objects.get(house=spooled.house, day=spooled.day, digest=spooled.digest)
    named = _copied_in(spooled)
    missing, lacks = lacking(spooled.totals, *_sums())
    BankStatement.objects.filter(pk=statement.pk).update(is_short=bool(missing))
    of_it: dict[str, Value] = {**named, "statement_id": statement.pk, "now": now}
    _run("keep_lines", of_it)
    _run("stated", of_it)
    run_with_arrays("ANALYZE stated", {})
    booked = _book(of_it, now)
    _find_cases({**of_it, "is_short": missing > 0, "lacking": lacks, "opening": spooled.totals.opening})
    _record(statement, spooled, booked, by=by, now=now)
    statement.refresh_from_db()
    return statement


def _record(statement: BankStatement, spooled: SpooledStatement, booked: _Booked, *, by: Actor, now: datetime) -> None:
    cases = ReconciliationCase.objects.waiting().filter(house=spooled.house, day=spooled.day).count()
    record(
        ReconciliationEvent.TAKEN,
        subject=statement,
        by=by,
        at=now,
        house=spooled.house,
        day=spooled.day.isoformat(),
        lines=spooled.lines,
        settled=booked.settled,
        returned=booked.returned,
        fees=booked.fees,
        cases=cases,
    )


def _added(spooled: SpooledStatement, now: datetime) -> BankStatement | None:
    """None: it stands already."""
    values: dict[str, Value] = {
        "house": spooled.house,
        "day": spooled.day,
        "digest": spooled.digest,
        "lines": spooled.lines,
        "opening": spooled.totals.opening,
        "closing": spooled.totals.closing,
        "now": now,
    }
    _run("make_room", values)
    added = _run("add_statement", values)
    return BankStatement.objects.get(pk=added[0][0]) if added else None


def _copied_in(spooled: SpooledStatement) -> dict[str, Value]:
    since = datetime(spooled.day.year, spooled.day.month, spooled.day.day, tzinfo=WIB)
    values: dict[str, Value] = {"house": spooled.house, "day": spooled.day}
    values |= {"since": since, "until": since + timedelta(days=1)}
    spooled.rows.seek(0)
    with connection.cursor() as cursor:
        for statement in (_ROOM, _ALL, sql_file(__file__, "table_of_taken_lines")):
            cursor.execute(statement)
        with cursor.copy("COPY taken_line FROM STDIN") as copy:
            while piece := spooled.rows.read(_PIECE):
                copy.write(piece)
        cursor.execute("ANALYZE taken_line")
    _run("matched_lines", values)
    run_with_arrays("ANALYZE matched_line", {})
    return values


def _sums() -> tuple[int, int]:
    [(lines, moved)] = _run("sums_of_lines", {})
    return int(lines), int(moved)


def _book(of_it: dict[str, Value], now: datetime) -> _Booked:
    """What follows from it for the instructions that it names, through the same booking as any outcome."""
    settled = returned = fees = 0
    for part in _parts("settled_by", of_it):
        book_states(
            {(payee, number): Outcome(OutcomeKind.PAID, fee=Rupiah(fee)) for payee, number, fee in part}, now=now
        )
        settled += len(part)
    for part in _parts("returned_by", of_it):
        book_states({(payee, number): Outcome(OutcomeKind.RETURNED) for payee, number in part}, now=now)
        returned += len(part)
    _run("ask_of", of_it)
    for part in _parts("fees_of", of_it):
        book_fees([Booked(*row) for row in part], now=now)
        fees += len(part)
    return _Booked(settled, returned, fees)


def _parts(name: str, values: dict[str, Value]) -> Iterator[Sequence[Row]]:
    """A million rows are not a million objects at once."""
    cursor = run_with_arrays(sql_file(__file__, name), values)
    while part := cursor.fetchmany(_AT_ONCE):
        yield part


def _find_cases(of_it: dict[str, Value]) -> None:
    """What is otherwise there than here is open; what is no more so is closed."""
    for name in ("found_cases", "explain_cases", "open_cases"):
        _run(name, of_it)


def _run(name: str, values: dict[str, Value]) -> list[Row]:
    cursor = run_with_arrays(sql_file(__file__, name), values)
    return cursor.fetchall() if cursor.description else []
