"""Which areas there are and what lies in what, by the digits of their codes: for anyone to redo. Pure."""

from functools import cache
from typing import Final

from prakerja.regions.known import provinces, regencies, regency

#: The area that everybody lives in.
NATION: Final = "ID"


def areas_of(regency_code: str) -> tuple[str, str, str]:
    """The nation, the province and the regency itself: seats of these three are for people who live there."""
    return (NATION, regency_code[:2], regency_code)


def areas_around(area: str) -> frozenset[str]:
    """The area itself, the province it lies in, and the nation."""
    return frozenset({NATION, area[:2], area})


def contains(outer: str, inner: str) -> bool:
    """Whether the area `inner` lies inside `outer`; an area lies inside itself."""
    return outer == NATION or inner.startswith(outer)


def is_area(area: str) -> bool:
    """Whether this is `ID` or the code of a province or regency of any period of the programme."""
    return area == NATION or area in _province_names() or area in known_regencies()


def area_name(area: str) -> str:
    """`Indonesia`, or the name of the province or the regency. Raises UnknownRegion."""
    if area == NATION:
        return "Indonesia"
    return _province_names().get(area) or regency(area).name


@cache
def known_regencies() -> frozenset[str]:
    """The four-digit codes of every period of the programme: what a file of the draw may name."""
    return frozenset(row.code for row in regencies())


@cache
def _province_names() -> dict[str, str]:
    return {row.code: row.name for row in provinces()}
