"""The draw made anew from the bundle's tables, and compared with its result byte by byte."""

from itertools import zip_longest
from os import W_OK, access
from pathlib import Path
from tempfile import TemporaryDirectory

from prakerja.draw.engine.candidates_file import write_candidates
from prakerja.draw.engine.continuing.first_draw import candidate_cells
from prakerja.draw.engine.continuing.left_over import with_seats_won
from prakerja.draw.engine.continuing.standing import Standing
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.findings import Findings
from prakerja.draw.engine.proof.number_spelling import misspelt_number
from prakerja.draw.engine.select_from_files import Engine, select_from_files
from prakerja.draw.statement import Statement


def recompute(folder: Path, stated: Statement, found: Findings, *, standing: Standing | None) -> None:
    """`found`, which has the seed, knows how many were drawn, and what differs.

    `standing`: before a draw that continues. Where that is not at hand, what it gives cannot be known.
    """
    beside = folder.parent if access(folder.parent, W_OK) else None
    try:
        with TemporaryDirectory(dir=beside) as name:
            selection = select_from_files(
                candidates=folder / p.CANDIDATES,
                seats=folder / p.SEATS,
                seed=found.seed,
                cap=stated.cap,
                out=Path(name) / p.RESULT,
            )
            seated = selection.seated
            if standing is not None:
                seated = _again_with_seats_won(folder, Path(name), stated, found, standing)
            if where := misspelt_number(folder, is_plain=selection.engine is Engine.COMPILED):
                found.faults.append(Found("table_misspelt", where))
                return
            line = _first_difference(folder / p.RESULT, Path(name) / p.RESULT)
    except FileRefused as refused:
        place = f"{refused.place}: {refused.cause}" if refused.place else refused.cause
        found.faults.append(Found("table_misspelt", f"{refused.path.name}, {place}"))
        return
    found.candidates, found.seated = selection.candidates, seated
    if selection.candidates != stated.candidates_count:
        found.faults.append(Found("candidates_differ"))
    if line and (standing is not None or not stated.parent):
        found.faults.append(Found("result_differs", f"line {line}"))


def _again_with_seats_won(folder: Path, beside: Path, stated: Statement, found: Findings, standing: Standing) -> int:
    """Once more, with what each household has won since: by then the file is known to be well spelt."""
    people = beside / p.CANDIDATES
    write_candidates(people, with_seats_won(candidate_cells(folder), standing))
    again = select_from_files(
        candidates=people, seats=folder / p.SEATS, seed=found.seed, cap=stated.cap, out=beside / p.RESULT
    )
    return again.seated


def _first_difference(path: Path, computed: Path) -> int:
    """The first line that is another one; 0: there is none."""
    with path.open("rb") as found, computed.open("rb") as wanted:
        number = 0
        while (piece := found.read(1 << 20)) == wanted.read(1 << 20):
            if not piece:
                return 0
            number += piece.count(b"\n")
    with path.open("rb") as found, computed.open("rb") as wanted:
        for line, (one, other) in enumerate(zip_longest(found, wanted), start=1):
            if line > number and one != other:
                return line
    return 0
