"""Where a batch stands: how many of its payments are in which state, and how much money that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.payouts.states import InstructionState


class Figure(NamedTuple):
    """`removed_for`: of those that left the batch; `code`: of those that were refused. `amount`, `fees`: rupiah."""

    state: str
    removed_for: str
    code: str
    items: int
    amount: int
    fees: int


@dataclass(frozen=True)
class BatchFigures:
    """Of all that were built into it, whatever became of them."""

    rows: Sequence[Figure]

    @property
    def by_state(self) -> list[Figure]:
        """In the order of a payment's life; states that none is in are left out."""
        return [_summed(state, of_it) for state in InstructionState if (of_it := self._of(state))]

    @property
    def removed(self) -> list[Figure]:
        return self._of(InstructionState.REMOVED)

    @property
    def refused(self) -> list[Figure]:
        return self._of(InstructionState.REFUSED)

    @property
    def fees(self) -> int:
        return sum(one.fees for one in self.rows)

    def _of(self, state: InstructionState) -> list[Figure]:
        return [one for one in self.rows if one.state == state]


def batch_figures(batch_id: UUID) -> BatchFigures:
    """In one statement, which goes through the batch's instructions once."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "batch_figures"), {"batch_id": batch_id})
        return BatchFigures([Figure._make(row) for row in cursor.fetchall()])


def _summed(state: InstructionState, rows: Sequence[Figure]) -> Figure:
    items, amount, fees = (sum(column) for column in zip(*(row[3:] for row in rows), strict=True))
    return Figure(state, "", "", items, amount, fees)
