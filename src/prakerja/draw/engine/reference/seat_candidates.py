"""The passes of a draw: who takes which seat, in rank order. Pure; the rules are in docs/verify-a-draw.md."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prakerja.draw.engine.candidates import Candidates, Kind
from prakerja.regions.areas import areas_around, contains
from prakerja.schemes.groups import ANYONE
from prakerja.waves.seats_line import SeatsLine

NOT_SEATED: Final = -1


@dataclass(frozen=True, slots=True)
class Outcomes:
    """By candidate position: the seat row held (or NOT_SEATED), and 1 where only the household's cap stood between."""

    row_of: "array[int]"
    household_full: bytearray

    @property
    def seated(self) -> int:
        """How many hold a seat."""
        return len(self.row_of) - self.row_of.count(NOT_SEATED)


def seat_candidates(order: "array[int]", candidates: Candidates, seats: Sequence[SeatsLine], *, cap: int) -> Outcomes:
    """Every seat is given out by the passes, in ascending order; nobody holds two. `cap`: most cards of a household."""
    left = [row.seats for row in seats]
    won = array("I", bytes(4 * candidates.households))
    outcomes = Outcomes(array("i", [NOT_SEATED]) * len(candidates), bytearray(len(candidates)))
    waiting = order
    for pass_number in sorted({row.pass_number for row in seats}):
        take_over(seats, left, pass_number)
        waiting = _visit(waiting, candidates, open_rows(candidates.kinds, seats, pass_number), left, won, cap, outcomes)
    return outcomes


def take_over(seats: Sequence[SeatsLine], left: list[int], pass_number: int) -> None:
    """Each carrying row of the pass, in file order, has moved to itself what earlier passes left inside its area."""
    for taker, row in enumerate(seats):
        if row.pass_number != pass_number or not row.carry:
            continue
        for giver, earlier in enumerate(seats):
            if earlier.pass_number < pass_number and contains(row.area, earlier.area):
                left[taker] += left[giver]
                left[giver] = 0


def open_rows(kinds: Sequence[Kind], seats: Sequence[SeatsLine], pass_number: int) -> list[list[int]]:
    """For each kind the rows of the pass open to it, the first in file order at the end."""
    rows_of: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(seats):
        if row.pass_number == pass_number:
            rows_of[row.area].append(number)
    return [_open_to(kind, seats, rows_of) for kind in kinds]


def _open_to(kind: Kind, seats: Sequence[SeatsLine], rows_of: dict[str, list[int]]) -> list[int]:
    rows = (number for area in areas_around(kind.area) for number in rows_of.get(area, ()))
    return sorted((n for n in rows if seats[n].group == ANYONE or seats[n].group in kind.groups), reverse=True)


def _visit(
    waiting: "array[int]",
    candidates: Candidates,
    queues: list[list[int]],
    left: list[int],
    won: "array[int]",
    cap: int,
    outcomes: Outcomes,
) -> "array[int]":
    """One pass over those waiting, in rank order; returns those who wait on.

    A row without a seat leaves its queue for good: within a pass seats only go. A full household stays full, so its
    members wait no longer.
    """
    kind_of, household_of, held = candidates.kind_of, candidates.household_of, candidates.held
    still_waiting = array("I")
    for candidate in waiting:
        queue = queues[kind_of[candidate]]
        while queue and not left[queue[-1]]:
            queue.pop()
        if not queue:
            still_waiting.append(candidate)
            continue
        household = household_of[candidate]
        if household >= 0:
            if held[candidate] + won[household] >= cap:
                outcomes.household_full[candidate] = 1
                continue
            won[household] += 1
        left[queue[-1]] -= 1
        outcomes.row_of[candidate] = queue[-1]
    return still_waiting
