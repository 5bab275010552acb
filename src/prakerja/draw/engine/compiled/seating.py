"""The passes at national size: kinds in rank order, one walk a pass, households kept for those who win."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from prakerja.draw.engine.candidates import Kind
from prakerja.draw.engine.compiled.columns import IN_HOUSEHOLD, Columns, National, Numbers, Words16, Words32
from prakerja.draw.engine.compiled.jit import compiled
from prakerja.draw.engine.compiled.winners import Winners, no_winners, slot_of
from prakerja.draw.engine.reference.seat_candidates import open_rows, take_over
from prakerja.waves.seats_line import SeatsLine

type RowNumbers = npt.NDArray[np.int32]

NO_SEAT: Final = -1
HOUSEHOLD_FULL: Final = -2
#: More cards than all seats of a file could give one household, so that a cap beyond it changes nothing.
_NO_CAP: Final = 1 << 40


@dataclass(frozen=True, slots=True)
class Seating:
    """By rank: the seat row held, or NO_SEAT, or HOUSEHOLD_FULL."""

    row_of: RowNumbers
    seated: int
    household_full: int


class Queues(NamedTuple):
    """Of each kind: where its rows that may still have a seat begin in `rows`, in file order, and where they end."""

    heads: Numbers
    ends: Numbers
    rows: Numbers


def seat_by_rank(order: Words32, national: National, seats: Sequence[SeatsLine], *, cap: int) -> Seating:
    """Every seat is given out by the passes, in ascending order; nobody holds two."""
    kind_by_rank = in_rank_order(national.columns.kind_of, order)
    row_of = np.full(len(order), NO_SEAT, dtype=np.int32)
    left = [row.seats for row in seats]
    winners = no_winners(at_most=min(len(order), sum(left)))
    for pass_number in sorted({row.pass_number for row in seats}):
        take_over(seats, left, pass_number)
        queues, now_left = _queues(national.kinds, seats, pass_number), np.array(left, dtype=np.int64)
        walk(order, kind_by_rank, row_of, queues, now_left, min(cap, _NO_CAP), national.columns, winners)
        left = now_left.tolist()
    seated, full = counted(row_of)
    return Seating(row_of, int(seated), int(full))


def _queues(kinds: Sequence[Kind], seats: Sequence[SeatsLine], pass_number: int) -> Queues:
    queues = open_rows(kinds, seats, pass_number)
    ends = np.cumsum([0, *map(len, queues)], dtype=np.int64)
    rows = np.array([row for queue in queues for row in reversed(queue)], dtype=np.int64)
    return Queues(ends[:-1].copy(), ends[1:].copy(), rows)


@compiled
def in_rank_order(kind_of: Words16, order: Words32) -> Words16:
    """The kinds of the candidates, best first: a walk then reads one number after the other."""
    kinds = np.empty(len(order), dtype=np.uint16)
    for rank in range(len(order)):
        kinds[rank] = kind_of[order[rank]]
    return kinds


@compiled
def walk(
    order: Words32,
    kind_by_rank: Words16,
    row_of: RowNumbers,
    queues: Queues,
    left: Numbers,
    cap: int,
    columns: Columns,
    winners: Winners,
) -> None:
    """One pass over all who wait, in rank order. Within a pass seats only go: an empty row is not looked at again."""
    for rank in range(len(order)):
        if row_of[rank] != NO_SEAT:
            continue
        kind = np.int64(kind_by_rank[rank])
        head = queues.heads[kind]
        while head < queues.ends[kind] and left[queues.rows[head]] == 0:
            head += 1
        queues.heads[kind] = head
        if head == queues.ends[kind]:
            continue
        candidate = np.int64(order[rank])
        if columns.held[candidate] & np.uint32(IN_HOUSEHOLD):
            slot = slot_of(candidate, columns, winners)
            if np.int64(columns.held[candidate] & np.uint32(IN_HOUSEHOLD - 1)) + np.int64(winners.won[slot]) >= cap:
                row_of[rank] = HOUSEHOLD_FULL
                continue
            winners.holders[slot] = candidate + 1
            winners.won[slot] += 1
        left[queues.rows[head]] -= 1
        row_of[rank] = queues.rows[head]


@compiled
def counted(row_of: RowNumbers) -> tuple[int, int]:
    """How many have a seat, and how many a full household."""
    seated, full = 0, 0
    for row in row_of:
        seated += row >= 0
        full += row == HOUSEHOLD_FULL
    return seated, full
