"""What the public log says of an opened wave: its window, its scheme, its seats. None of it is rewritten later."""

import hashlib

from pydantic import JsonValue

from prakerja.schemes.scheme import Scheme
from prakerja.waves.models import SeatRow, Wave
from prakerja.waves.seats_line import COLUMNS


def said_of_rules(wave: Wave, scheme: Scheme) -> dict[str, JsonValue]:
    rows = list(wave.seat_rows.order_by("position"))
    return {
        "wave": wave.number,
        "opens_at": wave.opens_at.isoformat(),
        "closes_at": wave.closes_at.isoformat(),
        "scheme": scheme.name,
        "scheme_sha256": scheme.sha256,
        "seats": sum(row.seats for row in rows),
        "seats_sha256": hashlib.sha256(_seats_file(rows).encode()).hexdigest(),
    }


def _seats_file(rows: list[SeatRow]) -> str:
    """The bytes of the `seats.csv` that the draw publishes, so that the two hashes can be compared."""
    values = ((row.pass_number, row.area, row.group, row.seats, int(row.carry)) for row in rows)
    return "".join(",".join(map(str, line)) + "\n" for line in (COLUMNS, *values))
