"""The files that a freezing fixes: read back, and kept in the storage under their hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates_in_order import count_candidates_in_order
from prakerja.draw.engine.seats_file import read_seats, write_seats
from prakerja.draw.kept_files import keep
from prakerja.draw.kept_script import keep_script
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine

_SEATS: Final = "seats.csv"


@dataclass(frozen=True)
class FrozenFiles:
    """Their names in the storage, and the SHA-256 of what must be found there."""

    candidates_name: str
    candidates_sha256: str
    candidates_count: int
    seats_name: str
    seats_sha256: str


def seats_lines_of(wave: Wave) -> list[SeatsLine]:
    """The seats of the wave, as their file has them."""
    return [
        SeatsLine(row.pass_number, row.area, row.group, row.seats, row.carry)
        for row in wave.seat_rows.order_by("position")
    ]


def keep_candidate_files(candidates: Path, seats: Sequence[SeatsLine], *, wave_number: int) -> FrozenFiles:
    """The file of the candidates, one of the seats and the script beside it lie in the storage. The two are read back
    first, with every rule of the format: a file that the draw would refuse must not be frozen.
    """
    seats_file = candidates.with_name(_SEATS)
    write_seats(seats_file, seats)
    count = count_candidates_in_order(candidates)
    read_seats(seats_file)
    candidates_name, candidates_sha256 = keep(candidates, wave_number=wave_number, kind="candidates")
    seats_name, seats_sha256 = keep(seats_file, wave_number=wave_number, kind="seats")
    keep_script(candidates.parent, wave_number=wave_number)
    return FrozenFiles(candidates_name, candidates_sha256, count, seats_name, seats_sha256)
