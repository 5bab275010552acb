"""The draw made anew from the bundle's tables, and compared with its result byte by byte."""

from dataclasses import dataclass
from itertools import zip_longest
from os import W_OK, access
from pathlib import Path
from tempfile import TemporaryDirectory

from prakerja.draw.engine.continuing.left_over import copy_with_seats_won, write_with_seats_won
from prakerja.draw.engine.continuing.standing import Standing
from prakerja.draw.engine.draw_compiled import LeftToReference
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.findings import Findings
from prakerja.draw.engine.proof.number_spelling import misspelt_number
from prakerja.draw.engine.select_from_files import Engine, Selection, select_from_files
from prakerja.draw.statement import Statement


def recompute(folder: Path, stated: Statement, found: Findings, *, standing: Standing | None) -> None:
    """`found`, which has the seed, knows how many were drawn, and what differs.

    `standing`: before a draw that continues. Where that is not at hand, what it gives cannot be known.
    """
    beside = folder.parent if access(folder.parent, W_OK) else None
    try:
        with TemporaryDirectory(dir=beside) as name:
            drawn = _drawn(folder, Path(name), stated, found, standing)
            if where := misspelt_number(folder, is_plain=drawn.is_plain):
                found.faults.append(Found("table_misspelt", where))
                return
            line = _first_difference(folder / p.RESULT, Path(name) / p.RESULT)
    except FileRefused as refused:
        place = f"{refused.place}: {refused.cause}" if refused.place else refused.cause
        found.faults.append(Found("table_misspelt", f"{refused.path.name}, {place}"))
        return
    found.candidates, found.seated = drawn.candidates, drawn.seated
    if drawn.candidates != stated.candidates_count:
        found.faults.append(Found("candidates_differ"))
    if line and (standing is not None or not stated.parent):
        found.faults.append(Found("result_differs", f"line {line}"))


@dataclass(frozen=True)
class _Drawn:
    """`is_plain`: compiled code has read the candidates, so that nothing is quoted among them."""

    candidates: int
    seated: int
    is_plain: bool


def _drawn(folder: Path, beside: Path, stated: Statement, found: Findings, standing: Standing | None) -> _Drawn:
    """The folder `beside` has the result. Raises FileRefused."""

    def select(candidates: Path) -> Selection:
        return select_from_files(
            candidates=candidates,
            seats=folder / p.SEATS,
            seed=found.seed,
            cap=stated.cap,
            out=beside / p.RESULT,
        )

    people, won = folder / p.CANDIDATES, beside / p.CANDIDATES
    if standing is not None:
        try:
            copy_with_seats_won(won, people, standing)
        except LeftToReference:
            pass
        else:
            once = select(won)
            return _Drawn(once.candidates, once.seated, is_plain=True)
    once = select(people)
    seated = once.seated
    if standing is not None:
        # Once more: by now the file is known to be well spelt.
        write_with_seats_won(won, people, standing)
        seated = select(won).seated
    return _Drawn(once.candidates, seated, once.engine is Engine.COMPILED)


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
