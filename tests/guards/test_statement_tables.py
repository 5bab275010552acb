"""docs/statements.md has a row for each page and each form; what stands in it is held where pages are opened and forms
sent (tests/web/places/test_statements.py, tests/web/forms/test_statements.py). Here it is made."""

import os
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
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
from tests.web.kept_statements import KEPT, kept_of_forms, kept_of_pages
from tests.web.places.table import PLACES, Open

# They fill the tables, also those that no other test beside this one has loaded.
for room in (forms, places):
    for module in iter_modules(room.__path__):
        if module.name.startswith("of_"):
            import_module(f"{room.__name__}.{module.name}")

#: All pages and forms one after the other.
_LONGEST_S: Final = 900
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
HEAD: Final = """# What pages and forms ask of the database

Made by `tests/guards/test_statement_tables.py`, which opens every page and sends every form: do not edit it, but run
that test with `PRAKERJA_WRITE_SNAPSHOTS=1`. Counted are all statements of one request, the session with its account
(one), begin and commit included, with nothing kept from an earlier request. Of the office's pages
`tests/backoffice/desks/` says how many they need, for one row as for many; of waves, joining and results
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


def test_each_page_and_each_form_has_its_row() -> None:
    assert (set(kept_of_pages()), set(kept_of_forms())) == (set(PLACES), set(FORMS))


@pytest.mark.skipif("PRAKERJA_WRITE_SNAPSHOTS" not in os.environ, reason="opens and sends everything")
@pytest.mark.timeout(_LONGEST_S)
def test_what_pages_and_forms_ask_is_written_down() -> None:
    pages = table_of("page", PLACES, opening)
    forms = table_of("form", {name: one.fill for name, one in FORMS.items()}, sending)
    KEPT.write_text(f"{HEAD}{pages}\n{forms}")
