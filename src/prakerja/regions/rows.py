"""The CSV files beside this module, as rows."""

import csv
from importlib.resources import files


def rows_of(file_name: str) -> list[dict[str, str]]:
    """All rows of the file, by the names in its header."""
    text = files("prakerja.regions").joinpath("data", file_name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
