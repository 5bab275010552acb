"""What the office's pages ask of the database: as much for many rows as for one, and no more than the table says."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, resolve

from prakerja.authority.roles import Role
from tests.backoffice.desks import DESKS, Desk
from tests.situations.backoffice import signed_in
from tests.situations.broken import undone
from tests.web.places.table import Open

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3), pytest.mark.usefixtures("private_store")]


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


#: In place of what stands in an address: whether a page is there to be read is said before anybody looks for it.
_ANYTHING: Final = {"uuid": str(uuid4()), "int": "12", "str": "x"}
#: Opened from a case; each opening is an act that the audit hears (tests/identity, tests/training).
_ACTS: Final = {"kantor/identitas/foto/<str:token>", "kantor/kehadiran/foto/<str:token>"}


def pages_to_read() -> set[str]:
    """All addresses of the office that answer to whoever opens them."""
    browser = signed_in("ratna@prakerja.example", Role.OFFICER)
    office = get_resolver("prakerja.backoffice.urls")
    return {place for place in places_in(office, "kantor/") if browser.get(address_of(place)).status_code != 405}


def places_in(table: URLResolver, above: str) -> Iterator[str]:
    for one in table.url_patterns:
        place = f"{above}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from places_in(one, place)
        else:
            yield place


def address_of(place: str) -> str:
    return "/" + re.sub(r"<(\w+):\w+>", lambda part: _ANYTHING[part[1]], place)


def statements_of(page: Open) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = page.browser.get(page.address)
    assert answer.status_code == 200
    return len(asked)


@pytest.mark.parametrize("name", DESKS)
def test_many_rows_cost_as_many_statements_as_one(name: str) -> None:
    growing = DESKS[name].grow()
    page = next(growing)
    page.browser.get("/kantor/wewenang/")
    with_one = statements_of(page)
    assert next(growing, None) is None
    assert (with_one, statements_of(page)) == (DESKS[name].statements, with_one)


def place_of(one: Desk) -> str:
    with undone():
        return resolve(next(one.grow()).address).route


def test_every_page_that_the_office_reads_stands_in_the_table() -> None:
    assert {place_of(one) for one in DESKS.values()} == pages_to_read() - _ACTS
