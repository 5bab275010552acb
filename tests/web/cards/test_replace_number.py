"""Another number for a card whose number leaked: by its holder, at once; and no thief uses up what the holder has."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.cards.limits import NUMBERS_REPLACED
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.messages.models import Message
from prakerja.words.cards import grouped
from tests.situations.accounts import NOW, confirmed
from tests.situations.own_cards import a_card, held, moved
from tests.situations.reader import Reader
from tests.situations.waves import an_applicant

pytestmark = pytest.mark.django_db
#: Of everybody in the tests of waves (tests/situations/waves.py).
PASSWORD = "sandi-rahasia-12"
PAGE = "/kartu/ganti-nomor/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def card() -> Card:
    return a_card()


def browser_of(applicant_id: UUID) -> Client:
    browser = Reader()
    browser.force_login(Account.objects.get(pk=applicant_id))
    return browser


def read(html: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())


def now_of(card: Card) -> Card:
    return Card.objects.get(pk=card.pk)


def replaced_by(browser: Client, card: Card) -> str:
    """What is read after the number that the card has now is replaced."""
    return read(browser.post(PAGE, {"leaked": now_of(card).last_four}, follow=True).content)


def times(card: Card) -> int:
    return Event.objects.filter(name="cards.card.number_replaced", owner_id=card.applicant_id).count()


def test_the_password_is_asked_for_first_and_then_the_old_number_is_good_for_nothing(card: Card) -> None:
    browser = browser_of(card.applicant_id)
    assert card.last_four in read(browser.get(PAGE).content)
    assert "Pastikan ini Anda" in read(browser.post(PAGE, {"leaked": card.last_four}).content)
    assert now_of(card).number == card.number
    answer = browser.post(PAGE, {"leaked": card.last_four, "confirm_password": PASSWORD}, follow=True)
    after = now_of(card)
    assert after.number_digest != card.number_digest
    assert f"sekarang berakhir dengan {after.last_four}" in read(answer.content)
    assert grouped(after.number) in read(browser.post("/kartu/nomor/").content)
    assert grouped(after.number) not in read(answer.content)
    assert Message.objects.filter(text="card_number_replaced", channel="email").count() == 1


def test_a_second_tap_replaces_nothing_more(card: Card) -> None:
    browser = confirmed(browser_of(card.applicant_id))
    for _ in range(2):
        browser.post(PAGE, {"leaked": card.last_four})
    assert times(card) == 1


@pytest.mark.parametrize("leaked", ["", "x", "12345", "１２３４", "0 00", "\x00000"])
def test_what_is_no_number_replaces_nothing(card: Card, leaked: str) -> None:
    browser = confirmed(browser_of(card.applicant_id))
    assert browser.post(PAGE, {"leaked": leaked}).status_code == 200
    assert times(card) == 0


def test_who_does_it_too_often_reads_what_else_they_can_do(card: Card, clock: time_machine.Traveller) -> None:
    browser = confirmed(browser_of(card.applicant_id))
    for _ in range(NUMBERS_REPLACED.most):
        assert "sekarang berakhir dengan" in replaced_by(browser, card)
    answer = browser.post(PAGE, {"leaked": now_of(card).last_four})
    assert answer.status_code == 429
    text = read(answer.content)
    assert "Nomornya dapat diganti lagi setelah Kamis, 25 Februari 2021 pukul 10.00 WIB" in text
    assert "petugas dapat menggantinya tanpa menunggu" in text
    assert times(card) == NUMBERS_REPLACED.most
    clock.move_to(NOW + timedelta(days=1, seconds=1))
    assert "sekarang berakhir dengan" in replaced_by(confirmed(browser_of(card.applicant_id)), card)


def test_what_a_thief_of_the_password_used_up_the_owner_has_with_a_new_one(card: Card) -> None:
    thief = confirmed(browser_of(card.applicant_id))
    for _ in range(NUMBERS_REPLACED.most + 1):
        replaced_by(thief, card)
    owner = Account.objects.get(pk=card.applicant_id)
    owner.set_password("ikan terbang biru")
    owner.save()
    assert "sekarang berakhir dengan" in replaced_by(confirmed(browser_of(card.applicant_id)), card)
    assert times(card) == NUMBERS_REPLACED.most + 1


def test_what_somebody_else_does_uses_up_nothing_of_theirs(card: Card) -> None:
    other = a_card()
    browser = confirmed(browser_of(other.applicant_id))
    for _ in range(NUMBERS_REPLACED.most + 1):
        browser.post(PAGE, {"leaked": card.last_four, "applicant_id": str(card.applicant_id)})
        replaced_by(browser, other)
    assert now_of(card).number == card.number
    assert "sekarang berakhir dengan" in replaced_by(confirmed(browser_of(card.applicant_id)), card)


def test_a_card_that_was_held_for_the_leak_is_held_no_more_and_the_page_says_so_before(card: Card) -> None:
    held(card, HoldReason.NUMBER_LEAKED)
    browser = confirmed(browser_of(card.applicant_id))
    assert "Begitu nomornya diganti, kartu tidak ditahan lagi." in read(browser.get(PAGE).content)
    replaced_by(browser, card)
    assert now_of(card).held_since is None


def test_one_that_is_held_for_something_else_gets_its_number_and_stays_held(card: Card) -> None:
    held(card, HoldReason.CAUSE)
    browser = confirmed(browser_of(card.applicant_id))
    assert "kartu tidak ditahan lagi" not in read(browser.get(PAGE).content)
    replaced_by(browser, card)
    assert now_of(card).held_for == HoldReason.CAUSE
    assert times(card) == 1


def test_the_number_of_a_card_that_has_ended_is_not_replaced(card: Card) -> None:
    moved(card, CardState.REVOKED, MoveReason.DEADLINE)
    text = replaced_by(confirmed(browser_of(card.applicant_id)), card)
    assert "Nomornya tidak dapat dipakai siapa pun" in text
    assert "Ganti nomor sekarang" not in text
    assert times(card) == 0


def test_who_has_no_card_is_led_to_the_page_that_says_so() -> None:
    browser = confirmed(browser_of(an_applicant()))
    assert browser.get(PAGE)["Location"] == browser.post(PAGE, {"leaked": "1234"})["Location"] == "/kartu/"
