"""Nobody reads a promise of money that cannot come, nor a reason that is not theirs."""

from datetime import date, datetime, timedelta
from typing import Final

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.incentives.rules import last_day_to_earn
from prakerja.incentives.states import InstalmentState
from prakerja.kit.clock import WIB
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import LinkedAccount
from prakerja.schemes.load_scheme import load_scheme
from tests.situations.certificate_doubts import withdrawn
from tests.situations.corrections import lapsed
from tests.situations.incentives import earned, finished_with_a_card_in_use, states_of, the_night
from tests.situations.learning import STARTS, Bought
from tests.situations.own_cards import moved
from tests.situations.payments import released_tonight, without_account
from tests.situations.payouts import TONIGHT, linked
from tests.situations.surveys import PAID_AT, handed_in, with_a_survey
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db
_END: Final = load_scheme("2021").year_end(2021)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=WIB)


def _browser(bought: Bought) -> Client:
    return signed_in(Account.objects.get(pk=bought.buyer.applicant_id))


def _page(bought: Bought, address: str, *, at: datetime) -> str:
    with time_machine.travel(at):
        return _browser(bought).get(address).text


def test_what_is_reviewed_on_the_last_day_that_the_page_names_falls_due_that_night() -> None:
    last = last_day_to_earn(_END)
    bought = earned(finished_with_a_card_in_use(), at=_noon(last).replace(hour=23, minute=59))
    the_night(bought, at=_noon(last + timedelta(days=1)).replace(hour=1, minute=30))
    assert states_of(bought)[0] is InstalmentState.DUE


def test_before_a_late_review_the_pages_say_how_many_payments_there_is_time_for() -> None:
    bought, at = finished_with_a_card_in_use(), _noon(date(2022, 2, 16))
    assert "hanya 2 dari 4 pembayaran" in _page(bought, "/insentif/", at=at)
    assert "menghasilkan insentif Rp1.200.000" in _page(bought, "/beranda/", at=at)


def test_a_payment_whose_day_comes_after_the_last_day_of_payment_is_not_announced() -> None:
    at = _noon(date(2022, 3, 20))
    page = _page(earned(finished_with_a_card_in_use(), at=at), "/pembayaran/", at=at)
    assert page.count("Tidak sempat dibayar") == 3
    assert "Harinya, 20 April 2022, jatuh sesudah hari terakhir pembayaran, 15 April 2022" in page


def test_what_lapsed_at_the_end_of_the_year_says_so_and_blames_no_certificate() -> None:
    bought = without_account()
    after = _noon(_END.last_payment_on + timedelta(days=1))
    lapsed(at=after)
    assert states_of(bought)[0] is InstalmentState.TAKEN_BACK
    page = _page(bought, "/pembayaran/", at=after)
    assert "Hari terakhir pembayaran, 15 April 2022, sudah lewat" in page
    assert "ditarik" not in page


def test_what_is_still_to_come_of_a_withdrawn_certificate_is_not_announced() -> None:
    bought = withdrawn(earned(), at=STARTS + timedelta(hours=1))
    page = _page(bought, "/pembayaran/", at=STARTS + timedelta(hours=2))
    assert page.count("Tanpa sertifikat itu uang ini tidak dikirim") == 4
    assert "Terjadwal" not in page


def test_a_survey_that_earns_nothing_is_not_asked_for_and_says_why() -> None:
    bought = with_a_survey()
    at = PAID_AT + timedelta(hours=1)
    moved(bought.buyer.card, CardState.REVOKED, MoveReason.CAUSE, at=at)
    assert "Isi survei" not in _page(bought, "/pembayaran/", at=at)
    page = _page(bought, "/insentif/survei/1/", at=at)
    assert "Survei ini tidak dibayar" in page
    assert "Kirim survei" not in page


def test_what_was_handed_in_before_the_certificate_was_withdrawn_is_no_more_said_to_be_paid() -> None:
    bought = with_a_survey()
    handed_in(bought, at=PAID_AT)
    withdrawn(bought, at=PAID_AT + timedelta(hours=1))
    assert "Dibayar paling lambat" not in _page(bought, "/pembayaran/", at=PAID_AT + timedelta(hours=2))
    assert "Survei ini tidak dibayar" in _page(bought, "/insentif/survei/1/", at=PAID_AT + timedelta(hours=2))


def test_who_changed_the_account_after_the_release_is_not_told_that_the_old_one_is_paid() -> None:
    bought = released_tonight()
    LinkedAccount.objects.update(state=AccountState.REPLACED, ended_at=TONIGHT)
    linked(bought, AccountHouse.GOPAY, number=2, usable_from=TONIGHT + timedelta(days=1))
    page = _page(bought, "/pembayaran/", at=TONIGHT)
    assert "Uang dikirim ke sana mulai" in page
    assert "menunggu giliran" not in page
