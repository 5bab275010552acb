"""Differences that stand, as finance reads them: a page of them, all of them, and their sums."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.payouts.differences.rules import LEAST_RECTIFIED
from prakerja.payouts.states import DueKind

#: Before all of them.
_FIRST: Final = ("", UUID(int=0), 0, "", 0)
_PIECE: Final = 1_000


@dataclass(frozen=True)
class Listed:
    """`amount`: what is not rectified of it. `is_enough`: for its payee it comes to the least sum that is rectified."""

    kind: DifferenceKind
    payee_id: UUID
    award: int
    due_kind: str
    number: int
    amount: int
    since: datetime | None
    found_at: datetime
    wave: int | None
    last_four: str
    is_enough: bool

    @property
    def key(self) -> str:
        """Of a page that begins after it."""
        return f"{self.kind}.{self.payee_id}.{self.award}.{self.due_kind}.{self.number}"


@dataclass(frozen=True)
class Sum:
    kind: DifferenceKind
    rows: int
    people: int
    amount: int


def sums() -> list[Sum]:
    """By kind, in the order of the kinds."""
    rows = run_with_arrays(sql_file(__file__, "sums"), {}).fetchall()
    found = [Sum(DifferenceKind(kind), *counts) for kind, *counts in rows]
    return sorted(found, key=lambda one: list(DifferenceKind).index(one.kind))


def page_of_differences(*, kind: str = "", after: str = "", limit: int) -> list[Listed]:
    """By kind, then by payee. What is no place of a page is the beginning."""
    of_kind, payee_id, award, due_kind, number = _place(after)
    values: dict[str, Value] = {
        "kind": kind,
        "after_kind": of_kind,
        "after_payee": payee_id,
        "after_award": award,
        "after_due_kind": due_kind,
        "after_number": number,
        "limit": limit,
        "least": int(LEAST_RECTIFIED),
    }
    rows = run_with_arrays(sql_file(__file__, "listed"), values).fetchall()
    return [Listed(DifferenceKind(found), *rest) for found, *rest in rows]


def all_differences() -> Iterator[Listed]:
    """However many there are, a piece at a time."""
    after = ""
    while rows := page_of_differences(after=after, limit=_PIECE):
        yield from rows
        after = rows[-1].key


def _place(after: str) -> tuple[str, UUID, int, str, int]:
    try:
        kind, payee_id, award, due_kind, number = after.split(".")
        due = DueKind(due_kind).value if due_kind else ""
        return DifferenceKind(kind).value, UUID(payee_id), int(award) % 2**15, due, int(number) % 2**31
    except ValueError:
        return _FIRST
