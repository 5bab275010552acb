"""What every page and every form asks of the database, as it is kept in docs/statements.md: nothing grows unseen."""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Final

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.situations.accounts import NOW
from tests.situations.broken import undone
from tests.web import forms, places
from tests.web.forms.table import FORMS, Filled
from tests.web.places.table import PLACES, Open

# They fill the tables, also those that no other test beside this one has loaded.
for room in (forms, places):
    for module in iter_modules(room.__path__):
        if module.name.startswith("of_"):
            import_module(f"{room.__name__}.{module.name}")

#: All pages and forms one after the other.
_LONGEST_S: Final = 900
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
KEPT: Final = Path(__file__).resolve().parents[2] / "docs" / "statements.md"
HEAD: Final = """# What pages and forms ask of the database

Made by `tests/guards/test_statement_tables.py`, which opens every page and sends every form: do not edit it, but run
that test with `PRAKERJA_WRITE_SNAPSHOTS=1`. Counted are all statements of one request, the session with its account
(one), begin and commit included, with nothing kept from an earlier request. Of the office's pages
`tests/backoffice/desks/` says how many they need, for one row as for twenty; of waves, joining and results
`tests/web/test_query_counts.py`.

"""


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def statements_of(ask: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def opening(page: Open) -> int:
    return statements_of(lambda: page.browser.get(page.address))


def sending(filled: Filled) -> int:
    return statements_of(lambda: filled.browser.post(filled.address, filled.fields))


def table_of[Prepared](
    title: str, prepare: Mapping[str, Callable[[], Prepared]], ask: Callable[[Prepared], int]
) -> str:
    lines = [f"| {title} | statements |", "|---|---|"]
    # By name: the tables are filled in the order in which the suite happens to load them.
    for name, prepared in sorted(prepare.items()):
        with undone():
            lines.append(f"| {name} | {ask(prepared())} |")
    return "\n".join(lines) + "\n"


@pytest.mark.timeout(_LONGEST_S)
def test_what_pages_and_forms_ask_is_as_it_is_kept() -> None:
    pages = table_of("page", PLACES, opening)
    forms = table_of("form", {name: one.fill for name, one in FORMS.items()}, sending)
    made = f"{HEAD}{pages}\n{forms}"
    if os.environ.get("PRAKERJA_WRITE_SNAPSHOTS"):
        KEPT.write_text(made)
    assert made == KEPT.read_text()
