"""Objecting on one's own page: where it leads, once, in time, and for oneself alone."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.cards.models import Card, Objection
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from tests.situations.accounts import NOW
from tests.situations.own_cards import a_card, held, moved
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "/kartu/keberatan/"


def a_revoked_card() -> Card:
    return moved(a_card(), CardState.REVOKED, MoveReason.CAUSE)


def browser_of(card: Card) -> Client:
    return signed_in(Account.objects.get(pk=card.applicant_id))


def page(browser: Client, address: str = ADDRESS) -> str:
    return browser.get(address).content.decode()


@time_machine.travel(NOW, tick=False)
def test_a_revoked_cards_page_leads_to_the_objection_and_the_page_then_says_that_it_came() -> None:
    browser = browser_of(a_revoked_card())
    assert ADDRESS in page(browser, "/kartu/")
    sent = browser.post(ADDRESS, {"text": "Saya sudah membeli pelatihan"}, follow=True)
    assert "Keberatan Anda kami terima" in sent.content.decode()
    assert "<textarea" not in page(browser)
    assert Objection.objects.get().text == "Saya sudah membeli pelatihan"


@time_machine.travel(NOW, tick=False)
def test_whoever_sends_another_text_reads_that_one_is_there() -> None:
    browser = browser_of(a_revoked_card())
    for text in ("pertama", "kedua"):
        browser.post(ADDRESS, {"text": text})
    assert Objection.objects.get().text == "pertama"


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize("text", ["", "   ", "\x7f", "\u200b", "x" * 2_001])
def test_what_says_nothing_or_too_much_is_refused_beside_the_field(text: str) -> None:
    sent = browser_of(a_revoked_card()).post(ADDRESS, {"text": text})
    assert sent.status_code == 200
    assert 'aria-invalid="true"' in sent.content.decode()
    assert not Objection.objects.exists()


def test_after_fourteen_days_the_page_says_that_it_is_too_late() -> None:
    card = a_revoked_card()
    with time_machine.travel(NOW + timedelta(days=20), tick=False):
        browser = browser_of(card)
        assert "Waktu itu sudah lewat" in page(browser)
        browser.post(ADDRESS, {"text": "Terlambat"})
    assert not Objection.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_where_there_is_nothing_to_object_to_the_page_leads_to_the_card() -> None:
    browser = browser_of(a_card())
    assert browser.get(ADDRESS).headers["Location"] == "/kartu/"
    assert ADDRESS not in page(browser, "/kartu/")


@time_machine.travel(NOW, tick=False)
def test_a_held_cards_page_leads_to_the_objection() -> None:
    assert ADDRESS in page(browser_of(held(a_card())), "/kartu/")
