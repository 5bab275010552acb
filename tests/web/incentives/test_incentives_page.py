"""What a recipient reads of their incentive: what is done, what is missing, by when, and what it pays."""

from datetime import date, timedelta

import pytest
import time_machine

from prakerja.accounts.models import Account
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import ApplicantId
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.standing import Standing
from prakerja.words.payments import said_of
from tests.situations.accounts import NOW
from tests.situations.accounts_to_pay import another_wallet, answered, asked_for, linked, told
from tests.situations.doubts import entitlement_ended, told_of
from tests.situations.incentives import earned, finished_with_a_card_in_use, the_night
from tests.situations.learning import STARTS, Bought
from tests.situations.own_cards import held
from tests.situations.payments import DORMANT, STANDINGS, sent_with
from tests.situations.payouts import TONIGHT
from tests.situations.reviews import WITH_A_PHONE
from tests.situations.surveys import a_survey_today
from tests.situations.waves import an_applicant
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db


def _page(bought: Bought) -> str:
    browser = signed_in(Account.objects.get(pk=bought.buyer.applicant_id))
    return browser.get("/insentif/").text


@pytest.fixture(autouse=True)
def soon_after() -> object:
    with time_machine.travel(STARTS + timedelta(days=1)):
        yield


def test_before_the_review_the_page_says_what_is_missing_by_when_and_what_it_pays() -> None:
    page = _page(finished_with_a_card_in_use())
    assert "Rp600.000 sebanyak 4 kali, sebulan sekali: Rp2.400.000" in page
    assert "Paling lambat 14 April 2022" in page
    assert "Tulis ulasan pelatihan pertama" in page
    assert "Insentif ke-1" not in page


def test_a_hidden_review_is_named_as_what_is_missing() -> None:
    assert "Ulasan Anda belum ditampilkan" in _page(earned(text=WITH_A_PHONE))


def test_what_is_planned_and_what_is_due_stand_there_with_their_days() -> None:
    bought = earned()
    the_night(bought, at=STARTS + timedelta(hours=20))
    page = _page(bought)
    assert "Jatuh tempo dan belum dikirim: Rp600.000" in page
    assert page.count("Terjadwal") == 3
    assert "Belum ada rekening yang tersambung" in page


def test_the_account_stands_there_as_it_is() -> None:
    bought = earned()
    payee = ApplicantId(bought.buyer.applicant_id)
    row = asked_for(payee, at=STARTS)
    assert "Keadaannya ada di halaman Rekening saya" in _page(bought)
    answered(row, told(payee, nik="3273014101900000"), at=STARTS)
    assert "Alasannya ada di halaman Rekening saya" in _page(bought)
    linked(payee, typed=another_wallet(), at=STARTS)
    with time_machine.travel(STARTS + timedelta(days=2)):
        assert "rekening yang tersambung" not in _page(bought)


def test_whoever_was_refused_reads_that_nothing_is_sent_there_again() -> None:
    bought = sent_with(DORMANT)
    with time_machine.travel(TONIGHT):
        page = _page(bought)
    assert "Gagal dikirimi" in page
    assert "Gagal dikirim<" in page
    assert "Alasan dan cara memperbaikinya ada di halaman Pembayaran saya" in page


@pytest.mark.parametrize("standing", [Standing.GONE, Standing.ACCOUNT_LATER, Standing.IN_BATCH, Standing.PAID])
def test_each_due_stands_there_as_on_the_page_of_payments(standing: Standing) -> None:
    bought = STANDINGS[standing]()
    with time_machine.travel(TONIGHT):
        due = own_payments(bought.buyer.applicant_id, at=TONIGHT).dues[0]
        assert f">{said_of(due, now=TONIGHT).status}<" in _page(bought)


def test_on_a_card_that_is_held_it_waits() -> None:
    bought = earned()
    held(bought.buyer.card)
    with time_machine.travel(STARTS + timedelta(days=2)):
        page = _page(bought)
    assert "Insentif menunggu sampai kartu tidak ditahan lagi" in page
    assert page.count(">Ditahan<") == 2


def test_what_went_back_with_the_entitlement_is_not_said_to_be_due() -> None:
    bought = earned()
    the_night(bought, at=STARTS + timedelta(hours=20))
    told_of(bought.buyer.card, HoldReason.CITIZENSHIP, on=date(2021, 1, 1), at=STARTS)
    # The time to object is over.
    at = STARTS + timedelta(days=20)
    entitlement_ended(bought.buyer.card, at=at)
    with time_machine.travel(at):
        page = _page(bought)
    assert "Tidak dibayar" in page
    assert page.count("Tidak jatuh tempo") == 3
    assert "belum dikirim" not in page


def test_who_has_no_card_is_led_to_the_page_that_says_so() -> None:
    browser = signed_in(Account.objects.get(pk=an_applicant()))
    assert browser.get("/insentif/").headers["Location"] == "/kartu/"


def test_a_survey_calls_nothing_optional_that_must_be_answered_and_keeps_a_draft_without() -> None:
    with time_machine.travel(NOW):
        browser, page = signed_in(Account.objects.get(pk=a_survey_today().buyer.applicant_id)), "/insentif/survei/1/"
        assert "(opsional)" not in browser.get(page).text
        assert "Pilih satu jawaban" in browser.post(page, {"work": "casual", "go": "hand_in"}).text
        assert browser.post(page, {"work": "casual", "go": "save"}).status_code == 302
