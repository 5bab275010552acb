"""The provinces and regencies of 2020 in which the sandbox's people were registered, by Kemendagri codes."""

import csv
from dataclasses import dataclass
from importlib.resources import files
from typing import Final


class DataCut(Exception):
    """A file of this package is not as it was made."""


@dataclass(frozen=True, slots=True)
class Regency:
    """A kabupaten or kota; `districts` is how many district numbers its people are spread over."""

    code: str
    name: str
    province: str
    districts: int

    @property
    def birthplace(self) -> str:
        """The name as a birth certificate has it: without the kind of the regency."""
        return self.name.removeprefix("Kabupaten ").removeprefix("Kota ").removeprefix("Administrasi ")


def read_rows(file_name: str) -> list[dict[str, str]]:
    """The rows of a CSV file of this package, by column name."""
    return whole_rows(files("prakerja_sandbox").joinpath("data", file_name).read_text(encoding="utf-8"), file_name)


def whole_rows(text: str, file_name: str) -> list[dict[str, str]]:
    """Raises DataCut: a copy that was cut off must not pass for a country with fewer regencies."""
    rows = list(csv.DictReader(text.splitlines(), strict=True))
    if not rows or not text.endswith("\n") or any(None in row or None in row.values() for row in rows):
        raise DataCut(f"{file_name}, line {len(rows) + 1}: is not whole")
    return rows


PROVINCES: Final = {row["code"]: row["name"] for row in read_rows("provinces.csv")}

REGENCIES: Final = tuple(
    Regency(row["code"], row["name"], PROVINCES[row["code"][:2]], int(row["districts"]))
    for row in read_rows("regencies.csv")
)

REGENCY_BY_CODE: Final = {regency.code: regency for regency in REGENCIES}
