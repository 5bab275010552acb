"""The CSV files beside this module, as rows."""

import csv
from importlib.resources import files

from prakerja.kit.whole_text import TextCut, require_whole


def rows_of(file_name: str) -> list[dict[str, str]]:
    """All rows of the file, by the names in its header. Raises TextCut."""
    return read_rows(files("prakerja.regions").joinpath("data", file_name).read_text(encoding="utf-8"), file_name)


def read_rows(text: str, file_name: str) -> list[dict[str, str]]:
    """A copy that was cut off somewhere must not pass for a country with fewer regencies."""
    rows = list(csv.DictReader(require_whole(text, file_name).splitlines(), strict=True))
    if not rows or any(None in row or None in row.values() for row in rows):
        raise TextCut(f"{file_name}, line {len(rows) + 1}: is not whole")
    return rows
