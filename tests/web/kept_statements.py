"""How many statements each page and each form asks of the database, as it is kept in docs/statements.md."""

from functools import cache
from pathlib import Path
from typing import Final

KEPT: Final = Path(__file__).resolve().parents[2] / "docs" / "statements.md"


def kept_of_pages() -> dict[str, int]:
    """By name."""
    return _kept()["page"]


def kept_of_forms() -> dict[str, int]:
    return _kept()["form"]


@cache
def _kept() -> dict[str, dict[str, int]]:
    tables: dict[str, dict[str, int]] = {}
    for line in KEPT.read_text().splitlines():
        if not line.startswith("| "):
            continue
        name, statements = line.strip("| ").split(" | ")
        if statements == "statements":
            rows = tables.setdefault(name, {})
        else:
            rows[name] = int(statements)
    return tables
