"""Every province and regency the programme has ever had to know, read once from the CSV files beside this module.

Pure: anyone may call it, with or without a database. Codes are Kemendagri's, four digits for a regency.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from prakerja.regions.rows import rows_of


class UnknownRegion(ValueError):
    """No region was ever known by this code."""


@dataclass(frozen=True, slots=True)
class KnownProvince:
    """A province; in force from `valid_from` (None: since before the programme) until the day before `valid_to`."""

    code: str
    name: str
    zone: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class KnownRegency:
    """A kabupaten or kota under the code it had in its period; a moved regency is two rows of one name."""

    code: str
    province: str
    kind: str
    name: str
    zone: str
    valid_from: date | None
    valid_to: date | None


@cache
def provinces() -> tuple[KnownProvince, ...]:
    """All provinces of every period, by code."""
    return tuple(
        KnownProvince(row["code"], row["name"], row["zone"], _day(row["valid_from"]), _day(row["valid_to"]))
        for row in rows_of("provinces.csv")
    )


@cache
def regencies() -> tuple[KnownRegency, ...]:
    """All regencies of every period of the programme, by code; older codes are in former_codes.py."""
    return tuple(
        KnownRegency(
            code=row["code"],
            province=row["province"],
            kind=row["kind"],
            name=row["name"],
            zone=row["zone"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
        )
        for row in rows_of("regencies.csv")
    )


def provinces_on(day: date) -> tuple[KnownProvince, ...]:
    """The provinces in force on that day, by code: 34 in 2020, 38 since 8 December 2022."""
    return tuple(province for province in provinces() if _in_force(province, day))


def regencies_on(day: date) -> tuple[KnownRegency, ...]:
    """The regencies in force on that day, by code: always 514."""
    return tuple(regency for regency in regencies() if _in_force(regency, day))


def regency(code: str) -> KnownRegency:
    """The regency that has or had this code. Raises UnknownRegion."""
    try:
        return _regencies_by_code()[code]
    except KeyError:
        raise UnknownRegion(f"no regency has the code {code!r}") from None


def zone_of(code: str) -> ZoneInfo:
    """The time zone people in this regency live by. Raises UnknownRegion."""
    return ZoneInfo(regency(code).zone)


@cache
def _regencies_by_code() -> dict[str, KnownRegency]:
    return {row.code: row for row in regencies()}


def _in_force(region: KnownProvince | KnownRegency, day: date) -> bool:
    begun = region.valid_from is None or region.valid_from <= day
    return begun and (region.valid_to is None or day < region.valid_to)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
