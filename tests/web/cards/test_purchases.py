"""What was bought stands on the card's page: the redeem code for its holder alone, its state in words, its history."""

from collections.abc import Iterator

import pytest
import time_machine

from prakerja.training.models import Purchase
from prakerja.training.states import PurchaseState
from tests.situations.cards import NOW
from tests.situations.purchases import bought, voided
from tests.situations.training import a_buyer, a_market
from tests.web.cards.test_card import browser_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def test_its_holder_reads_code_state_and_price() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    text = text_of(browser_of(buyer.applicant_id))
    for said in (market.course.title, purchase.redeem_code, "Sudah dibeli, belum dimulai", "Rp600.000", "Rp400.000"):
        assert said in text


def test_nobody_else_reads_the_code() -> None:
    market, buyer, other = a_market(), a_buyer(), a_buyer()
    purchase = bought(market, buyer)
    bought(market, other)
    assert purchase.redeem_code not in text_of(browser_of(other.applicant_id))


def test_whoever_has_bought_nothing_sees_no_list() -> None:
    assert "Pelatihan yang saya beli" not in text_of(browser_of(a_buyer().applicant_id))


def test_the_code_of_what_was_undone_is_not_shown() -> None:
    buyer = a_buyer()
    purchase = bought(a_market(), buyer)
    voided(purchase, at=NOW)
    text = text_of(browser_of(buyer.applicant_id))
    assert "Dibatalkan, uang kembali ke saldo" in text
    assert purchase.redeem_code not in text


@pytest.mark.parametrize("state", PurchaseState)
def test_each_state_has_its_words(state: PurchaseState) -> None:
    buyer = a_buyer()
    bought(a_market(), buyer)
    Purchase.objects.update(state=state)
    assert browser_of(buyer.applicant_id).get("/kartu/").status_code == 200
