"""The files that a freezing fixes: written from the database, read back, kept in the storage under their hashes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from prakerja.draw.eligible_candidates import eligible_candidates, unheard
from prakerja.draw.engine.candidates_file import write_candidates
from prakerja.draw.engine.candidates_in_order import count_candidates_in_order
from prakerja.draw.engine.seats_file import read_seats, write_seats
from prakerja.draw.kept_files import keep
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine

_CANDIDATES, _SEATS = "candidates.csv", "seats.csv"


@dataclass(frozen=True)
class FrozenFiles:
    """Their names in the storage, and the SHA-256 of what must be found there."""

    candidates_name: str
    candidates_sha256: str
    candidates_count: int
    seats_name: str
    seats_sha256: str


def write_candidate_files(wave: Wave, folder: Path, *, on_rows: Callable[[int], None] = unheard) -> None:
    """Candidates and seats of a screened wave lie in the folder; `on_rows` hears how many do so far.

    Raises ReceiptsDoubled.
    """
    seats = seats_lines_of(wave)
    write_candidates(folder / _CANDIDATES, eligible_candidates(wave, seats, on_rows=on_rows))
    write_seats(folder / _SEATS, seats)


def seats_lines_of(wave: Wave) -> list[SeatsLine]:
    """The seats of the wave, as their file has them."""
    return [
        SeatsLine(row.pass_number, row.area, row.group, row.seats, row.carry)
        for row in wave.seat_rows.order_by("position")
    ]


def keep_candidate_files(folder: Path, *, wave_number: int) -> FrozenFiles:
    """The two files lie in the storage. They are read back first, with every rule of the format:

    a file that the draw would refuse must not be frozen.
    """
    count = count_candidates_in_order(folder / _CANDIDATES)
    read_seats(folder / _SEATS)
    candidates_name, candidates_sha256 = keep(folder / _CANDIDATES, wave_number=wave_number, kind="candidates")
    seats_name, seats_sha256 = keep(folder / _SEATS, wave_number=wave_number, kind="seats")
    return FrozenFiles(candidates_name, candidates_sha256, count, seats_name, seats_sha256)
