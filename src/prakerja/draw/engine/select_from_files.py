"""A draw from files to file: candidates, seats, seed, cap in; the result out. For the command and the bundle."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from prakerja.draw.engine.candidates_file import read_candidates
from prakerja.draw.engine.checked_seed import checked_seed
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.reference.rank import rank_candidates
from prakerja.draw.engine.reference.seat_candidates import seat_candidates
from prakerja.draw.engine.result_file import result_rows, write_result
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.table_file import FileFormat, format_of, sha256_of


@dataclass(frozen=True, slots=True)
class Selection:
    """How a draw ended, and the hashes of the files it was made from."""

    candidates: int
    seated: int
    no_seat: int
    household_full: int
    candidates_sha256: str
    seats_sha256: str


def _silent(_stage: str) -> None:
    pass


def select_from_files(
    *, candidates: Path, seats: Path, seed: str, cap: int, out: Path, on_stage: Callable[[str], None] = _silent
) -> Selection:
    """The file `out` holds the result, in the format of `candidates`. `cap` is at least 1.

    Raises FileRefused or SeedRefused for bad input; nothing is written then. `on_stage` hears what is being done.
    """
    seed = checked_seed(seed)
    file_format = format_of(candidates)
    _refuse_wrong_target(out, file_format, inputs=(candidates, seats))
    seat_rows = read_seats(seats)
    on_stage("reading candidates")
    columns = read_candidates(candidates)
    on_stage("ranking")
    ranking = rank_candidates(columns, seed)
    on_stage("seating")
    outcomes = seat_candidates(ranking.order, columns, seat_rows, cap=cap)
    on_stage("writing the result")
    write_result(out, file_format, result_rows(columns, ranking, seat_rows, outcomes))
    seated, full = outcomes.seated, sum(outcomes.household_full)
    return Selection(
        candidates=len(columns),
        seated=seated,
        no_seat=len(columns) - seated - full,
        household_full=full,
        candidates_sha256=sha256_of(candidates),
        seats_sha256=sha256_of(seats),
    )


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
