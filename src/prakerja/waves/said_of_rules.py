"""What the public log says of an opened wave: its window, its scheme, its seats. None of it is rewritten later."""

import hashlib
from collections.abc import Iterable

from pydantic import JsonValue

from prakerja.schemes.scheme import Scheme
from prakerja.waves.models import Wave
from prakerja.waves.plan_of import plan_of
from prakerja.waves.seats_file import seats_file
from prakerja.waves.seats_line import SeatsLine


def said_of_rules(wave: Wave, scheme: Scheme) -> dict[str, JsonValue]:
    seats = plan_of(wave).seats
    return {
        "wave": wave.number,
        "opens_at": wave.opens_at.isoformat(),
        "closes_at": wave.closes_at.isoformat(),
        "scheme": scheme.name,
        "scheme_sha256": scheme.sha256,
        "seats": sum(line.seats for line in seats),
        "seats_sha256": _sha256(seats),
    }


def seats_sha256(wave: Wave) -> str:
    """Of its seats file."""
    return _sha256(plan_of(wave).seats)


def _sha256(seats: Iterable[SeatsLine]) -> str:
    return hashlib.sha256(seats_file(seats).encode()).hexdigest()
