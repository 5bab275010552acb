"""A draw from files to file: candidates, seats, seed, cap in; the result out. For the command and the bundle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates_file import read_candidates
from prakerja.draw.engine.checked_seed import checked_seed
from prakerja.draw.engine.draw_compiled import Counts, LeftToReference, draw_compiled
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.reference.rank import rank_candidates
from prakerja.draw.engine.reference.seat_candidates import seat_candidates
from prakerja.draw.engine.result_file import result_rows, write_result
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.table_file import FileFormat, format_of, sha256_of
from prakerja.waves.seats_line import SeatsLine

#: A smaller file is drawn by the reference before the compiled code has been loaded.
WORTH_COMPILING: Final = 8 * 1024 * 1024


class Engine(StrEnum):
    """Which of the two drew; their results are the same to the byte."""

    COMPILED = "compiled"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Selection:
    """How a draw ended, the hashes of the files it was made from, and which engine made it.

    `left_because`: why the compiled engine, asked first, left it to the reference; empty where it did not.
    """

    candidates: int
    seated: int
    no_seat: int
    household_full: int
    candidates_sha256: str
    seats_sha256: str
    engine: Engine
    left_because: str


def _silent(_stage: str) -> None:
    pass


def is_worth_compiling(candidates: Path) -> bool:
    """Whether the compiled engine is asked first."""
    return candidates.is_file() and candidates.stat().st_size >= WORTH_COMPILING


def select_from_files(
    *,
    candidates: Path,
    seats: Path,
    seed: str,
    cap: int,
    out: Path,
    on_stage: Callable[[str], None] = _silent,
) -> Selection:
    """The file `out` holds the result, in the format of `candidates`. `cap` is at least 1.

    Raises FileRefused or SeedRefused for bad input; nothing is written then. `on_stage` hears what is being done.
    """
    seed = checked_seed(seed)
    file_format = format_of(candidates)
    _refuse_wrong_target(out, file_format, inputs=(candidates, seats))
    rows = read_seats(seats)
    engine = Engine.COMPILED if is_worth_compiling(candidates) else Engine.REFERENCE
    left_because = ""
    draw = {Engine.COMPILED: draw_compiled, Engine.REFERENCE: _draw_by_reference}
    try:
        counts = draw[engine](candidates, file_format, rows, seed=seed, cap=cap, out=out, on_stage=on_stage)
    except LeftToReference as left:
        engine, left_because = Engine.REFERENCE, str(left)
        counts = _draw_by_reference(candidates, file_format, rows, seed=seed, cap=cap, out=out, on_stage=on_stage)
    return Selection(
        candidates=counts.candidates,
        seated=counts.seated,
        no_seat=counts.candidates - counts.seated - counts.household_full,
        household_full=counts.household_full,
        candidates_sha256=counts.candidates_sha256,
        seats_sha256=sha256_of(seats),
        engine=engine,
        left_because=left_because,
    )


def _draw_by_reference(
    candidates: Path,
    file_format: FileFormat,
    seats: Sequence[SeatsLine],
    *,
    seed: str,
    cap: int,
    out: Path,
    on_stage: Callable[[str], None],
) -> Counts:
    on_stage("reading candidates")
    columns = read_candidates(candidates)
    on_stage("ranking")
    ranking = rank_candidates(columns, seed)
    on_stage("seating")
    outcomes = seat_candidates(ranking.order, columns, seats, cap=cap)
    on_stage("writing the result")
    write_result(out, file_format, result_rows(columns, ranking, seats, outcomes))
    return Counts(len(columns), outcomes.seated, sum(outcomes.household_full), sha256_of(candidates))


def _refuse_wrong_target(out: Path, file_format: FileFormat, *, inputs: tuple[Path, ...]) -> None:
    if not out.parent.is_dir():
        raise FileRefused(out, "its folder does not exist")
    if out.is_dir():
        raise FileRefused(out, "is a folder; give the name of a file")
    if out.exists() and not out.is_file():
        raise FileRefused(out, "is a device, not a file that the result could replace")
    if any(out.exists() and out.samefile(path) for path in inputs if path.exists()):
        raise FileRefused(out, "is one of the inputs; give the result another name")
    extension = out.suffix.lower().removeprefix(".")
    if extension in FileFormat and extension != file_format:
        raise FileRefused(out, f"the result has the format of the candidates file; name it .{file_format}")
