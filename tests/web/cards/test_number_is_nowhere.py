"""The sixteen digits stand on one page, in answer to one form; no other page, file, address or row holds them."""

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

import pytest
import time_machine
from django.db import connection
from django.test import Client
from psycopg import sql
from pypdf import PdfReader

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.backoffice.cards.found import found_by
from prakerja.cards.models import Card
from prakerja.kit.actor import ApplicantId, StaffId
from tests.situations.accounts import NOW, a_member_of_staff, confirmed
from tests.situations.lives import held, objected, released, with_another_number
from tests.situations.own_cards import a_card
from tests.situations.rows import all_rows
from tests.web.test_every_address import OFFICE, ROUTES, filled

pytestmark = pytest.mark.django_db
#: The one page that shows it.
SHOWS: Final = "kartu/nomor/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def card() -> Card:
    """With a life: held, objected to, released, its number replaced."""
    one = held(a_card(), at=NOW)
    objected(one, at=NOW)
    return released(one, at=NOW)


def digits_in(text: str) -> str:
    """However they are grouped."""
    return re.sub(r"[^0-9]", "", re.sub(r"<[^>]*>", "", unescape(text)))


def said_by(answer: Any) -> str:
    heads = " ".join(f"{name}: {value}" for name, value in answer.headers.items()) + str(answer.cookies)
    if answer.get("Content-Type") == "application/pdf":
        return heads + "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return heads + body.decode(errors="replace")


def about(route: str, card: Card, reader: Account | None) -> str:
    """The address, with what of the card stands in such a place."""
    found = found_by(StaffId(reader.pk), ApplicantId(card.applicant_id)) if reader else card.letter.hex
    in_place = {"int": card.wave.number, "uuid": card.applicant_id, "slug": "x", "str": found, "path": "x"}
    return filled(route, [in_place[kind] for kind in re.findall(r"<(\w+):\w+>", route)])


def test_whoever_looks_at_whatever_page_the_number_is_on_none_of_them(card: Card) -> None:
    numbers = [card.number, with_another_number(card, at=NOW).number]
    holder = Client()
    holder.force_login(Account.objects.get(pk=card.applicant_id))
    readers = [a_member_of_staff(f"{role}@prakerja.example", role) for role in Role]
    looks: list[tuple[Client, Account | None, list[str]]] = [
        (confirmed(holder), None, ROUTES),
        (Client(), None, ROUTES),
    ]
    for reader in readers:
        browser = Client()
        browser.force_login(reader)
        looks.append((confirmed(browser), reader, OFFICE))
    for browser, looker, routes in looks:
        for route in routes:
            answer = browser.get(about(route, card, looker))
            assert not any(number in digits_in(said_by(answer)) for number in numbers), route


def test_on_the_page_that_shows_it_it_is_once(card: Card) -> None:
    browser = Client()
    browser.force_login(Account.objects.get(pk=card.applicant_id))
    answer = confirmed(browser).post(f"/{SHOWS}")
    assert digits_in(answer.content.decode()).count(card.number) == 1
    assert "no-store" in answer["Cache-Control"]
    assert card.number not in digits_in(" ".join(answer.headers.values()) + str(answer.cookies))


def test_no_row_of_any_table_holds_it(card: Card) -> None:
    numbers = [card.number, with_another_number(card, at=NOW).number]
    browser = Client()
    browser.force_login(Account.objects.get(pk=card.applicant_id))
    confirmed(browser).post(f"/{SHOWS}")
    for table in all_rows():
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("SELECT string_agg(row::text, ' ') FROM {} AS row").format(sql.Identifier(table)))
            (text,) = cursor.fetchone()
        assert not any(number in re.sub(r"[ .-]", "", text or "") for number in numbers), table
