"""The sixteen digits: for a minute, for whoever has just shown that the card is theirs, each time on record."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.cards.limits import NUMBERS_SHOWN
from prakerja.cards.models import Card
from prakerja.words.cards import grouped
from tests.situations.accounts import NOW, confirmed
from tests.situations.own_cards import a_card
from tests.situations.waves import an_applicant

pytestmark = pytest.mark.django_db
#: Of everybody in the tests of waves (tests/situations/waves.py).
PASSWORD = "sandi-rahasia-12"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def card() -> Card:
    return a_card()


def browser_of(applicant_id: UUID) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(pk=applicant_id))
    return browser


def shown_in(browser: Client) -> str:
    return browser.post("/kartu/nomor/").content.decode()


def test_the_password_is_asked_for_first_and_then_the_number_is_there(card: Card) -> None:
    browser = browser_of(card.applicant_id)
    asked = shown_in(browser)
    assert "Pastikan ini Anda" in asked
    assert card.last_four not in asked
    answer = browser.post("/kartu/nomor/", {"confirm_password": PASSWORD})
    assert grouped(card.number) in answer.content.decode()


def test_it_goes_back_to_the_masked_page_after_a_minute_and_no_browser_keeps_it(card: Card) -> None:
    answer = confirmed(browser_of(card.applicant_id)).post("/kartu/nomor/")
    assert answer.headers["Refresh"] == "60; url=/kartu/"
    assert "no-store" in answer.headers["Cache-Control"]


def test_every_time_it_is_on_record_without_the_number(card: Card) -> None:
    browser = confirmed(browser_of(card.applicant_id))
    for times in (1, 2):
        shown_in(browser)
        events = Event.objects.filter(name="cards.number.shown")
        assert events.count() == times
    for event in events:
        assert event.actor_id == event.owner_id == card.applicant_id
        assert card.number not in f"{event.facts}{event.subject_id}{event.reason}"
        assert card.last_four not in f"{event.facts}{event.reason}"


def test_who_asks_too_often_waits_and_learns_until_when(card: Card, clock: time_machine.Traveller) -> None:
    browser = confirmed(browser_of(card.applicant_id))
    for _ in range(NUMBERS_SHOWN.most):
        assert grouped(card.number) in shown_in(browser)
    refused = browser.post("/kartu/nomor/")
    assert refused.status_code == 429
    assert "setelah pukul 11.00 WIB" in refused.content.decode()
    assert grouped(card.number) not in refused.content.decode()
    assert Event.objects.filter(name="cards.number.shown").count() == NUMBERS_SHOWN.most
    clock.move_to(NOW + timedelta(hours=1, seconds=1))
    assert grouped(card.number) in shown_in(confirmed(browser_of(card.applicant_id)))


def test_what_somebody_else_asks_for_uses_up_nothing_of_theirs(card: Card) -> None:
    other = confirmed(browser_of(a_card().applicant_id))
    for _ in range(NUMBERS_SHOWN.most + 1):
        assert grouped(card.number) not in shown_in(other)
    assert grouped(card.number) in shown_in(confirmed(browser_of(card.applicant_id)))


def test_opening_its_address_shows_nothing(card: Card) -> None:
    browser = confirmed(browser_of(card.applicant_id))
    assert browser.get("/kartu/nomor/").status_code == 405
    assert browser.get("/kartu/nomor/", headers={"accept": "text/html"})["Location"] == "/kartu/"
    assert not Event.objects.filter(name="cards.number.shown").exists()


def test_who_has_no_card_is_led_to_the_page_that_says_so() -> None:
    answer = confirmed(browser_of(an_applicant())).post("/kartu/nomor/")
    assert answer["Location"] == "/kartu/"
