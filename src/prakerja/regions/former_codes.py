"""Codes that regencies had before the programme: nobody lives under them any more, and NIKs still begin with them."""

from functools import cache

from prakerja.regions.known import regencies
from prakerja.regions.rows import rows_of


@cache
def former_codes() -> dict[str, str]:
    """Each code that was given up, and the regency's code since."""
    return {row["code"]: row["code_since"] for row in rows_of("former_codes.csv")}


def is_nik_prefix(code: str) -> bool:
    """Whether a regency has or ever had this code: a NIK keeps the one of the place that issued it for life."""
    return code in _nik_prefixes()


@cache
def _nik_prefixes() -> frozenset[str]:
    return frozenset(regency.code for regency in regencies()) | frozenset(former_codes())
