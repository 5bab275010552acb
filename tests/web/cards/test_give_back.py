"""Giving one's card back: what is lost stands there first, one tick and one's password do it, and it is done once."""

import re
from collections.abc import Iterator
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.cards.models import Card
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.messages.models import Message
from tests.situations.accounts import NOW, confirmed
from tests.situations.lives import in_treasury, money_under_way, on_card
from tests.situations.own_cards import a_card, held, moved
from tests.situations.reader import Reader
from tests.situations.waves import an_applicant

pytestmark = pytest.mark.django_db
#: Of everybody in the tests of waves (tests/situations/waves.py).
PASSWORD = "sandi-rahasia-12"
AGREED = {"agrees": "on"}
PAGE = "/kartu/kembalikan/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def card() -> Card:
    return a_card()


def browser_of(applicant_id: UUID) -> Client:
    browser = Reader()
    browser.force_login(Account.objects.get(pk=applicant_id))
    return browser


def read(html: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())


def shown_to(card: Card) -> str:
    return read(browser_of(card.applicant_id).get(PAGE).content)


def state_of(card: Card) -> str:
    return str(Card.objects.get(pk=card.pk).state)


def test_it_says_before_what_is_lost_and_asks_for_no_password_to_read_it(card: Card) -> None:
    text = shown_to(card)
    assert f"Kembalikan kartu yang berakhir dengan {card.last_four}?" in text
    assert "Saldo pelatihan Rp1.000.000 kembali ke kas negara" in text
    assert "Insentif yang disisihkan untuk Anda Rp2.550.000 kembali ke kas negara" in text
    assert "Bergabung di gelombang lain tidak dapat lagi." in text
    assert "satu kartu seumur hidup, juga bila kartunya dikembalikan" in text
    assert "batas 2 penerima untuk satu kartu keluarga" in text
    assert "dua petugas dapat memutuskan bahwa Anda mendapat waktu lebih lama" in text
    assert not Event.objects.filter(name="cards.card.ended").exists()


def test_who_has_bought_has_no_deadline_and_is_offered_no_longer_one(card: Card) -> None:
    moved(card, CardState.ACTIVE, MoveReason.BOUGHT)
    assert "waktu lebih lama" not in shown_to(card)


def test_a_tick_and_the_password_do_it_and_its_holder_is_told(card: Card) -> None:
    browser, before = browser_of(card.applicant_id), in_treasury()
    asked = read(browser.post(PAGE, AGREED).content)
    assert "Pastikan ini Anda" in asked
    assert state_of(card) == CardState.AWARDED
    answer = browser.post(PAGE, {**AGREED, "confirm_password": PASSWORD}, follow=True)
    assert "Kartu Anda sudah dikembalikan." in read(answer.content)
    assert (state_of(card), on_card(card.applicant_id)) == (CardState.GIVEN_BACK, (0, 0))
    assert in_treasury() == before + 3_550_000
    assert Message.objects.filter(text="card_given_back", owner_id=card.applicant_id, channel="email").count() == 1
    (event,) = Event.objects.filter(name="cards.card.ended")
    assert event.actor_id == card.applicant_id


def test_without_the_tick_nothing_is_asked_and_nothing_is_lost(card: Card) -> None:
    answer = read(browser_of(card.applicant_id).post(PAGE, {}).content)
    assert "Centang bahwa Anda mengerti apa yang hilang" in answer
    assert "Pastikan ini Anda" not in answer
    assert state_of(card) == CardState.AWARDED


def test_sent_twice_it_is_done_once(card: Card) -> None:
    browser = confirmed(browser_of(card.applicant_id))
    for _ in range(2):
        assert browser.post(PAGE, AGREED)["Location"] == "/kartu/"
    assert Event.objects.filter(name="cards.card.ended").count() == 1
    assert Message.objects.filter(text="card_given_back", channel="email").count() == 1


def refused(card: Card) -> str:
    browser, before = confirmed(browser_of(card.applicant_id)), state_of(card)
    answer = browser.post(PAGE, AGREED, follow=True)
    assert state_of(card) == before
    return read(answer.content)


def test_while_it_is_held_it_stays_and_the_page_says_until_when(card: Card) -> None:
    text = refused(held(card))
    assert "setelah penahanan dilepas, kartu dapat dikembalikan" in text
    assert "Ya, kembalikan" not in text


def test_while_money_of_it_is_under_way_it_stays(card: Card) -> None:
    assert "Coba lagi setelah pembelian itu selesai atau dibatalkan" in refused(money_under_way(card))


@pytest.mark.parametrize("state", [CardState.FINISHED, CardState.REVOKED, CardState.ANNULLED, CardState.DECEASED])
def test_what_has_ended_is_not_given_back(card: Card, state: CardState) -> None:
    assert "sudah berakhir" in refused(moved(card, state, MoveReason.YEAR_END))


def test_nobody_gives_back_somebody_elses(card: Card) -> None:
    other = confirmed(browser_of(a_card().applicant_id))
    other.post(PAGE, {**AGREED, "applicant_id": str(card.applicant_id), "award": "1"})
    assert state_of(card) == CardState.AWARDED


def test_who_has_no_card_is_led_to_the_page_that_says_so() -> None:
    browser = confirmed(browser_of(an_applicant()))
    assert browser.get(PAGE)["Location"] == browser.post(PAGE, AGREED)["Location"] == "/kartu/"


def test_the_cards_page_leads_there_while_there_is_something_to_give(card: Card) -> None:
    browser = browser_of(card.applicant_id)
    assert f'href="{PAGE}"' in browser.get("/kartu/").content.decode()
    moved(card, CardState.REVOKED, MoveReason.DEADLINE)
    assert f'href="{PAGE}"' not in browser.get("/kartu/").content.decode()
