"""A statement is read whole into a file before any of it is taken: its size is no matter, and a cut is noticed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import IO, Final

from prakerja.connectors.rails.line import CutStatement, Direction, Line, Statement, Totals
from prakerja.kit.clock import WIB

#: As `sql/add_instructions.sql` makes it; what a bank prints before or after it is the bank's own.
_REFERENCE: Final = re.compile(r"PK[0-9A-F]{28}(?![0-9A-Za-z])")
_LONGEST: Final = 140
_DIGEST: Final = 16
_MOST: Final = 1 << (_DIGEST * 8)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SpooledStatement:
    """`rows`: as COPY takes them. `digest`: of the lines, in whatever order they came."""

    house: str
    day: date
    rows: IO[bytes]
    lines: int
    digest: str
    totals: Totals


def spool_statement(statement: Statement, *, house: str, day: date, into: IO[bytes]) -> SpooledStatement:
    """All lines of the day, in `into`. Raises CutStatement, also where one is of another day."""
    lines, total, totals = 0, 0, Totals()
    is_of_the_day = _is_of(day)
    while True:
        try:
            line = next(statement)
        except StopIteration as ended:
            totals = ended.value
            break
        if not is_of_the_day(line.booked_at):
            raise CutStatement("a line of another day")
        row = _row(line)
        into.write(row)
        total += int.from_bytes(blake2b(row, digest_size=_DIGEST).digest())
        lines += 1
    digest = (total + lines) % _MOST
    return SpooledStatement(house, day, into, lines, f"{digest:032x}", totals)


def _is_of(day: date) -> Callable[[datetime], bool]:
    since = datetime(day.year, day.month, day.day, tzinfo=WIB)
    until = since + _DAY
    return lambda at: since <= at < until


def _row(line: Line) -> bytes:
    """In COPY's text form; of our own payments the reference alone."""
    found = _REFERENCE.search(line.remark)
    reference, remark = (found[0], "") if found else ("", _printable(line.remark)[:_LONGEST])
    is_out = "t" if line.direction is Direction.OUT else "f"
    number = _printable(line.bank_reference)[:64]
    told = (line.kind, is_out, line.amount, line.booked_at.isoformat(), number, reference, remark)
    return "{}\t{}\t{}\t{}\t{}\t{}\t{}\n".format(*told[:2], int(told[2]), *told[3:]).encode()


def _printable(text: str) -> str:
    """Without what COPY or a page would read as something else."""
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(sign if sign.isprintable() and sign != "\\" else " " for sign in text)
