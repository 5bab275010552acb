"""The draw whose seed serves, as its bundle has it: its seats, and each row's last seated key."""

from dataclasses import dataclass, field
from pathlib import Path

from prakerja.draw.engine.continuing.seated import Row, Seated
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.reference.rank import key_of
from prakerja.draw.engine.seats_file import read_seats
from prakerja.waves.seats_line import SeatsLine


@dataclass
class FirstDraw:
    """`last`: key and receipt, by row. `candidates`: which of the receipts asked about stand in its candidates file."""

    seats: list[SeatsLine]
    last: dict[Row, tuple[str, str]] = field(default_factory=dict)
    candidates: set[str] = field(default_factory=set)


def read_first_draw(folder: Path, *, seed: str, seated: Seated) -> FirstDraw:
    """`seated` knows by then whom it has seated. Raises FileRefused, LeftToReference."""
    seats, added = read_seats(folder / p.SEATS), seated.add(folder)
    last = {row: (key_of(seed, receipt, tickets).hex(), receipt) for row, (receipt, tickets) in added.last.items()}
    return FirstDraw(seats, last, added.candidates)
