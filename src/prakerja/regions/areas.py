"""Which areas a regency lies in, by the digits of its code."""

from prakerja.regions.known import NATION


def areas_of(regency: str) -> tuple[str, str, str]:
    """The nation, the province and the regency itself: seats of these three are for people who live there."""
    return (NATION, regency[:2], regency)
