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
    told_at = _moments_of(day)
    while True:
        try:
            line = next(statement)
        except StopIteration as ended:
            totals = ended.value
            break
        row = _row(line, told_at(line.booked_at))
        into.write(row)
        total += int.from_bytes(blake2b(row, digest_size=_DIGEST).digest())
        lines += 1
    digest = (total + lines) % _MOST
    return SpooledStatement(house, day, into, lines, f"{digest:032x}", totals)


def _moments_of(day: date) -> Callable[[datetime], str]:
    """What tells COPY a moment of the day; of another day it raises CutStatement. Lines of one moment come together."""
    since = datetime(day.year, day.month, day.day, tzinfo=WIB)
    until = since + _DAY
    last, told = None, ""

    def told_at(at: datetime) -> str:
        nonlocal last, told
        if at is not last:
            if not since <= at < until:
                raise CutStatement("a line of another day")
            last, told = at, at.isoformat()
        return told

    return told_at


def _row(line: Line, at: str) -> bytes:
    """In COPY's text form; of our own payments the reference alone."""
    found = _REFERENCE.search(line.remark)
    reference, remark = (found[0], "") if found else ("", _printable(line.remark)[:_LONGEST])
    is_out = "t" if line.direction is Direction.OUT else "f"
    number = _printable(line.bank_reference)[:64]
    return f"{line.kind}\t{is_out}\t{int(line.amount)}\t{at}\t{number}\t{reference}\t{remark}\n".encode()


def _printable(text: str) -> str:
    """Without what COPY or a page would read as something else."""
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(sign if sign.isprintable() and sign != "\\" else " " for sign in text)
