"""Which regencies and areas a file of the draw may name: Kemendagri's codes of every period of the programme."""

from functools import cache

from prakerja.regions.known import NATION, regencies


@cache
def known_regencies() -> frozenset[str]:
    """The four-digit codes. The first two digits are the province."""
    return frozenset(regency.code for regency in regencies())


def contains(outer: str, inner: str) -> bool:
    """Whether the area `inner` lies inside `outer`; an area lies inside itself. By digits, for anyone to redo."""
    return outer == NATION or inner.startswith(outer)
