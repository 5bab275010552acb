"""What a draw that continues is made of: whoever is unseated, rows unchanged; the seats that are vacant; the cap.

Plain files are copied row by row as they are; cell by cell, a nation's took some minutes for each.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain, zip_longest
from pathlib import Path

from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.candidates_file import write_candidates
from prakerja.draw.engine.continuing.seated import Cells, candidate_cells
from prakerja.draw.engine.continuing.standing import Standing
from prakerja.draw.engine.csv_rows import add_csv_rows
from prakerja.draw.engine.draw_compiled import LeftToReference
from prakerja.draw.engine.table_file import written_whole
from prakerja.waves.seats_line import SeatsLine


def write_left(out: Path, candidates: Path, standing: Standing) -> None:
    """The file holds those of the first draw's candidates who are left, in its order; then whoever won an appeal and
    was not seated. Raises FileRefused.
    """
    try:
        with written_whole(out) as part:
            _write(part, standing.seated.left(candidates, standing.gone))
            add_csv_rows(part, map(_row, _waiting(standing)))
    except LeftToReference:
        write_candidates(out, map(_row, _left(candidates, standing)))


def are_left(found: Path, candidates: Path, standing: Standing) -> bool:
    """Whether a file holds just those, rows unchanged. Raises FileRefused."""
    try:
        return _is_copied(found, candidates, standing)
    except LeftToReference:
        wanted = _left(candidates, standing)
        return all(one == other for one, other in zip_longest(wanted, candidate_cells(found)))


def write_with_seats_won(out: Path, candidates: Path, standing: Standing) -> None:
    """The file holds the candidates, each with the seats that the household holds now beside the cards that it held: so
    the engine keeps the cap. Raises FileRefused.
    """
    try:
        copy_with_seats_won(out, candidates, standing)
    except LeftToReference:
        write_candidates(out, _with_seats_won(candidate_cells(candidates), standing))


def copy_with_seats_won(out: Path, candidates: Path, standing: Standing) -> None:
    """The same of a plain file. Raises LeftToReference, and nothing is written then."""
    with written_whole(out) as part:
        _write(part, standing.seated.with_seats_won(candidates))


def vacant_seats(standing: Standing) -> list[SeatsLine]:
    """The first draw's rows with what is vacant of each, in its order; none carries."""
    left = dict(standing.vacant)
    lines = []
    for line in standing.first.seats:
        many = left.pop((str(line.pass_number), line.area, line.group), 0)
        if many > 0:
            lines.append(line._replace(seats=many, carry=False))
    return lines


def _left(candidates: Path, standing: Standing) -> Iterator[Cells]:
    for cells in candidate_cells(candidates):
        if standing.is_left(cells[0]):
            yield cells
    yield from _waiting(standing)


def _waiting(standing: Standing) -> Iterator[Cells]:
    for receipt, cells in standing.waiting.items():
        if standing.is_left(receipt):
            yield cells


def _with_seats_won(rows: Iterable[Cells], standing: Standing) -> Iterator[CandidateRow]:
    for cells in rows:
        receipt, area, groups, tickets, household, held = cells
        won = standing.seated.won(household.lower())
        yield CandidateRow(receipt, area, groups, int(tickets), household, int(held) + won)


def _row(cells: Cells) -> CandidateRow:
    receipt, area, groups, tickets, household, held = cells
    return CandidateRow(receipt, area, groups, int(tickets), household, int(held))


def _write(path: Path, pieces: Iterable[memoryview]) -> None:
    with path.open("xb") as file:
        for piece in pieces:
            file.write(piece)


def _is_copied(found: Path, candidates: Path, standing: Standing) -> bool:
    """The same bytes are the same cells where nothing is quoted. Raises LeftToReference where a file is not plain."""
    waiting = StringIO(newline="")
    csv.writer(waiting, lineterminator="\n").writerows(_waiting(standing))
    if set(waiting.getvalue()) & {'"', "\0"}:
        raise LeftToReference("an appellant's row is not plain")
    wanted = chain(standing.seated.left(candidates, standing.gone), [waiting.getvalue().encode()])
    with found.open("rb") as file:
        is_same = all(file.read(len(piece)) == piece for piece in wanted) and not file.read(1)
    if not is_same:
        standing.seated.require_plain(found)
    return is_same
