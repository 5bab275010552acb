"""A nation's candidates and seats for `prakerja bench draw`, made in half a minute; the same ones in every run."""

from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from prakerja.draw.engine.seats_file import write_seats
from prakerja.regions.known import regencies_on
from prakerja.waves.seats_line import SeatsLine

_CANDIDATES: Final = 43_800_000
_SEATS: Final = 5_980_000
_GROUPS: Final = ("phk", "umkm")
_DAY: Final = date(2021, 1, 1)
#: Receipts without order, each once: a walk whose stride shares no divisor with 2⁵⁶. Families of three, of which two in
#: five are so small that the cap cannot bind. Every eighth candidate has two tickets, every tenth each group, or both.
_ROWS: Final = """
    COPY (
        SELECT
            printf('12-%014X', (n::hugeint * 48271013911 + 7) % 72057594037927936) AS receipt,
            $areas[1 + (n * 31) % len($areas)] AS area,
            CASE n % 10 WHEN 1 THEN 'umkm' WHEN 2 THEN 'phk' WHEN 3 THEN 'phk;umkm' END AS "groups",
            CASE n % 8 WHEN 0 THEN 2 ELSE 1 END AS tickets,
            CASE WHEN n // 3 % 5 < 3 THEN md5((n // 3)::text) END AS household,
            CASE n // 3 % 50 WHEN 0 THEN 1 ELSE 0 END AS household_held
        FROM range($candidates) AS numbers (n)
    ) TO $target (FORMAT csv, HEADER, DELIMITER ',')
"""


def write_nation(folder: Path, candidates: int) -> tuple[Path, Path]:
    """Files of so many candidates, and of seats for as large a part of them as had one in 2020."""
    people, seats = folder / "candidates.csv", folder / "seats.csv"
    areas = [regency.code for regency in regencies_on(_DAY)]
    with duckdb.connect() as database:
        database.execute("SET enable_progress_bar = false")
        database.execute(_ROWS, {"areas": areas, "candidates": candidates, "target": str(people)})
    write_seats(seats, _seats(areas, _SEATS * candidates // _CANDIDATES))
    return people, seats


def _seats(areas: list[str], seats: int) -> list[SeatsLine]:
    """A tenth for groups and six for all in each regency, two in the provinces, one and what is left anywhere."""
    provinces = sorted({area[:2] for area in areas})
    for_group = seats // 10 // (len(_GROUPS) * len(areas))
    rows = [SeatsLine(1, area, group, for_group, carry=False) for area in areas for group in _GROUPS]
    rows += [SeatsLine(2, area, "*", seats * 6 // 10 // len(areas), carry=True) for area in areas]
    rows += [SeatsLine(3, province, "*", seats * 2 // 10 // len(provinces), carry=True) for province in provinces]
    return [*rows, SeatsLine(4, "ID", "*", seats - sum(row.seats for row in rows), carry=True)]


def hashes_in(candidates: int) -> int:
    """How many tickets all of them have."""
    return candidates + (candidates + 7) // 8
