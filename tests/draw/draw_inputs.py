"""Small draws for tests: strategies that make every rule collide, and writers for their files."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

type Row = dict[str, Any]

CANDIDATE_COLUMNS = ("receipt", "area", "groups", "tickets", "household", "household_held")
SEAT_COLUMNS = ("pass", "area", "group", "seats", "carry")
SEED = "5eed" * 16

_AREAS = ("ID", "11", "12", "31", "1101", "1102", "1201", "3171", "3173")
_GROUPS = ("priority", "umkm")

candidate_rows = st.lists(
    st.fixed_dictionaries(
        {
            "receipt": st.text("AB:0,", min_size=1, max_size=3),
            "area": st.sampled_from(_AREAS),
            "groups": st.sampled_from(("", *_GROUPS, ";".join(_GROUPS))),
            "tickets": st.integers(1, 3),
            "household": st.sampled_from(("", "", "0a" * 16, "0b" * 16, "c" * 32)),
            "household_held": st.integers(0, 2),
        }
    ),
    max_size=14,
    unique_by=lambda row: row["receipt"],
)
seat_rows = st.lists(
    st.fixed_dictionaries(
        {
            "pass": st.sampled_from((0, 1, 2, 10)),
            "area": st.sampled_from(_AREAS),
            "group": st.sampled_from(("*", "*", *_GROUPS)),
            "seats": st.integers(0, 3),
            "carry": st.integers(0, 1),
        }
    ),
    max_size=10,
)
caps = st.integers(1, 3)
seeds = st.text("0123456789abcdef", min_size=1, max_size=64)


def candidate(receipt: str, **particulars: str | int) -> Row:
    """One candidate of Aceh Selatan with one ticket, no group and no household, unless told otherwise."""
    usual = {"area": "1101", "groups": "", "tickets": 1, "household": "", "household_held": 0}
    return {"receipt": receipt, **usual, **particulars}


def seat_row(**particulars: str | int) -> Row:
    """One seat in the first pass for anyone, unless told otherwise."""
    return {"pass": 1, "area": "ID", "group": "*", "seats": 1, "carry": 0, **particulars}


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_candidates(folder: Path, rows: Iterable[Row]) -> Path:
    return write_rows(folder / "candidates.csv", CANDIDATE_COLUMNS, rows)


def write_seats(folder: Path, rows: Iterable[Row]) -> Path:
    return write_rows(folder / "seats.csv", SEAT_COLUMNS, rows)


def read_result(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
