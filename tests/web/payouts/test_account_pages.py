"""A recipient links their account on the page: what stands in the way is said, and a code links it."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import SESSION_KEY
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import LinkedAccount
from tests.situations.accounts import NOW, confirmed
from tests.situations.accounts_to_pay import WALLET, a_payee, answered, code_for, told
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db


def _confirmed_long_ago(browser: Client) -> None:
    session = browser.session
    assert SESSION_KEY in session  # it is read
    session.confirmed_at = NOW - timedelta(days=1)  # type: ignore[attr-defined]  # ours
    session.save()


def test_a_wrong_wallet_is_refused_with_its_remedy_and_the_right_one_is_linked() -> None:
    payee = a_payee()
    with time_machine.travel(NOW):
        browser = signed_in(Account.objects.get(pk=payee))
        assert "Tanpa rekening" in browser.get("/rekening/").text
        assert "BCA" not in browser.get("/rekening/sambungkan/").text
        sent = browser.post("/rekening/sambungkan/", {"house": "gopay", "number": WALLET})
        assert sent["Location"] == "/rekening/"
        assert "sedang bertanya" in browser.get("/rekening/").text
        answered(LinkedAccount.objects.get(), told(payee, nik="3273010508920000"))
        assert "KTP orang lain" in browser.get("/rekening/").text
        browser.post("/rekening/sambungkan/", {"house": "gopay", "number": "081100000018"})
        digits = code_for(answered(LinkedAccount.objects.get(number=2)))
        assert browser.get("/rekening/kode/").status_code == 200
        assert "Kode salah" in browser.post("/rekening/kode/", {"code": "12"}).text
        browser.post("/rekening/kode/", {"code": digits})
        assert "Insentif dibayar ke rekening ini" in browser.get("/rekening/").text
        _confirmed_long_ago(browser)
        asked = browser.post("/rekening/putuskan/2/")
        assert "Kata sandi" in asked.text
        assert "Kata sandi" in browser.post("/rekening/sambungkan/", {"house": "gopay", "number": WALLET}).text
        confirmed(browser).post("/rekening/putuskan/2/")
    assert LinkedAccount.objects.get(number=2).state == AccountState.UNLINKED
