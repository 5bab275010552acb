"""Which of the areas with seats of their own is nearest to home, for every regency. Pure."""

from collections.abc import Iterable

from prakerja.regions.areas import NATION, known_regencies
from prakerja.waves.seats_line import SeatsLine


def home_areas(seats: Iterable[SeatsLine]) -> dict[str, str]:
    """For each regency the smallest area that some row offers seats to: itself, its province, or the nation."""
    offered = {row.area for row in seats}
    return {regency: _smallest(regency, offered) for regency in sorted(known_regencies())}


def _smallest(regency: str, offered: set[str]) -> str:
    return next((area for area in (regency, regency[:2]) if area in offered), NATION)
