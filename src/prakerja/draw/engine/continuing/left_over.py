"""What a draw that continues is made of: whoever is unseated, rows unchanged; the seats that are vacant; the cap."""

from collections.abc import Iterator
from pathlib import Path

from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.continuing.first_draw import Cells, candidate_cells
from prakerja.draw.engine.continuing.standing import Standing
from prakerja.waves.seats_line import SeatsLine


def unseated(first: Path, standing: Standing) -> Iterator[Cells]:
    """In the order of the first draw's file; then whoever won an appeal and was not seated. Raises FileRefused."""
    for cells in candidate_cells(first):
        if standing.is_left(cells[0]):
            yield cells
    for receipt, cells in standing.waiting.items():
        if standing.is_left(receipt):
            yield cells


def vacant_seats(standing: Standing) -> list[SeatsLine]:
    """The first draw's rows with what is vacant of each, in its order; none carries."""
    left = dict(standing.vacant)
    lines = []
    for line in standing.first.seats:
        many = left.pop((str(line.pass_number), line.area, line.group), 0)
        if many > 0:
            lines.append(line._replace(seats=many, carry=False))
    return lines


def with_seats_won(rows: Iterator[Cells], standing: Standing) -> Iterator[CandidateRow]:
    """Each with the seats that the household holds now beside the cards that it held: so the engine keeps the cap."""
    for cells in rows:
        receipt, area, groups, tickets, household, held = cells
        yield CandidateRow(receipt, area, groups, int(tickets), household, int(held) + standing.won[household.lower()])
