"""docs/partner-api/errors.md is the table in the code, sign for sign."""

import os
from pathlib import Path
from typing import Final

from prakerja.partner_api.v1.errors import ApiError

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "partner-api" / "errors.md"
HEAD: Final = """# Errors of the partner API v1

Every code that v1 answers, its HTTP status and what it says. Written by `tests/partner_api/test_errors_page.py`, which
fails where this page and the program differ (`PRAKERJA_WRITE_SNAPSHOTS=1` writes it anew). *Reference*: the code stands
in the published reference; the others are ours.

| code | HTTP | message | true when | whose |
|---|---|---|---|---|
"""


def page() -> str:
    rows = (
        f"| `{said.code}` | {int(said.status)} | {said.message} | {name.lower().replace('_', ' ')} |"
        f" {'ours' if said.is_ours else 'reference'} |\n"
        for name, said in sorted(((error.name, error.value) for error in ApiError), key=lambda one: one[1].code)
    )
    return HEAD + "".join(rows)


def test_the_page_of_errors_is_the_table_of_errors() -> None:
    if os.environ.get("PRAKERJA_WRITE_SNAPSHOTS"):
        PAGE.write_text(page())
    assert PAGE.read_text() == page()
