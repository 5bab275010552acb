"""What taking one's account away does to the money stands on a page first, and is what happens then."""

from typing import Final
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.kit.actor import ApplicantId
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import Batch, LinkedAccount
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.standing import Standing
from tests.situations.accounts import NOW, confirmed
from tests.situations.accounts_to_pay import a_payee, asked_for, linked
from tests.situations.payments import STANDINGS, in_a_batch
from tests.situations.payouts import PAID, TONIGHT, answered, released
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db

_WAITS: Final = {
    *(Standing.READY, Standing.IN_BATCH, Standing.RELEASED, Standing.STOPPED),
    Standing.ACCOUNT_RESTS,
}
_ON_ITS_WAY: Final = {Standing.UNDER_WAY, Standing.UNSURE, Standing.LOOKED_INTO}


@pytest.mark.parametrize("standing", STANDINGS)
def test_what_becomes_of_the_money_is_said_before_and_true_afterwards(standing: Standing) -> None:
    who = STANDINGS[standing]().buyer.applicant_id
    account = LinkedAccount.objects.filter(applicant_id=who, state=AccountState.LINKED).first()
    if account is None:
        return
    with time_machine.travel(TONIGHT):
        browser = confirmed(signed_in(Account.objects.get(pk=who)))
        page = browser.get(f"/rekening/putuskan/{account.number}/").text
        browser.post(f"/rekening/putuskan/{account.number}/")
    assert ("menunggu sampai Anda menyambungkan rekening; sesudah 15 April 2022" in page) is (standing in _WAITS)
    assert ("tetap dikirim ke rekening ini" in page) is (standing in _ON_ITS_WAY)
    account.refresh_from_db()
    assert account.state == AccountState.UNLINKED
    then = own_payments(who, at=TONIGHT).dues[0].standing
    assert then is {**dict.fromkeys(_WAITS, Standing.NO_ACCOUNT), **dict.fromkeys(_ON_ITS_WAY, standing)}.get(
        standing, then
    )


def test_where_the_money_left_meanwhile_the_page_is_shown_again_first() -> None:
    who = in_a_batch().buyer.applicant_id
    account = LinkedAccount.objects.get(applicant_id=who)
    with time_machine.travel(TONIGHT):
        browser = Client()
        browser.cookies = confirmed(signed_in(Account.objects.get(pk=who))).cookies
        shown = version_in(browser.get(f"/rekening/putuskan/{account.number}/").text)
        batch = Batch.objects.get()
        released(batch)
        answered(batch, PAID)
        answer = browser.post(f"/rekening/putuskan/{account.number}/", {"shown": shown})
    assert answer.status_code == 409
    assert "menunggu sampai" not in answer.text
    assert _state_of(who) == AccountState.LINKED


def test_opening_the_page_takes_nothing_away() -> None:
    with time_machine.travel(NOW):
        payee, browser = _with_an_account()
        assert browser.get("/rekening/putuskan/1/").status_code == 200
    assert _state_of(payee) == AccountState.LINKED


@pytest.mark.parametrize("number", [0, 2, 10**40])
def test_what_is_not_theirs_is_no_page(number: int) -> None:
    with time_machine.travel(NOW):
        payee, browser = _with_an_account()
        address = f"/rekening/putuskan/{number}/"
        answers = browser.get(address), browser.post(address)
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/rekening/")] * 2
    assert _state_of(payee) == AccountState.LINKED


def test_what_was_under_way_and_is_linked_by_now_is_shown_again_before_it_is_taken_away() -> None:
    with time_machine.travel(NOW):
        payee = a_payee()
        asked_for(payee)
        browser = Client()
        browser.cookies = confirmed(signed_in(Account.objects.get(pk=payee))).cookies
        page = browser.get("/rekening/putuskan/1/").text
        assert "Batalkan penyambungan" in page
        shown = version_in(page)
        LinkedAccount.objects.filter(applicant_id=payee).update(
            state=AccountState.LINKED, linked_at=NOW, usable_from=NOW
        )
        answer = browser.post("/rekening/putuskan/1/", {"shown": shown})
    assert answer.status_code == 409
    assert "Ya, putuskan rekening ini" in answer.text
    assert _state_of(payee) == AccountState.LINKED


def version_in(page: str) -> str:
    return page.split('name="shown" value="')[1].split('"', maxsplit=1)[0]


def _with_an_account() -> tuple[ApplicantId, Client]:
    payee = a_payee()
    linked(payee)
    return payee, confirmed(signed_in(Account.objects.get(pk=payee)))


def _state_of(payee: UUID) -> str:
    return str(LinkedAccount.objects.get(applicant_id=payee).state)
