"""Whoever has something to pay back reads it first: how much next, until when, and nothing once it is over."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.appeals.models import Demand
from tests.situations.repayment import OWED, days_passed, demanded, objected_to, repaid

pytestmark = pytest.mark.django_db


def banner_of(one: Demand, at: datetime) -> str:
    with time_machine.travel(at, tick=False):
        browser = Client()
        browser.force_login(Account.objects.get(pk=one.applicant_id))
        page = browser.get("/beranda/").content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.partition("Langkah Anda")[0])).split())


def test_a_demand_stands_first_with_what_is_next_and_until_when() -> None:
    one = demanded()
    said = banner_of(one, days_passed(one, 2))
    assert "Kembalikan Rp1.000.000 sampai" in said
    assert "Yang masih ditagih: Rp1.000.000." in said
    assert "Lihat pengembalian saya" in said


def test_when_its_last_day_is_over_it_says_since_when() -> None:
    one = demanded()
    assert "Belum dikembalikan: Rp1.000.000 sejak" in banner_of(one, one.pays_until + timedelta(days=1))


def test_of_what_is_paid_back_or_looked_at_nothing_is_asked() -> None:
    paid, disputed = demanded(), demanded()
    repaid(paid, OWED)
    objected_to(disputed)
    for one in (paid, disputed):
        assert "ditagih" not in banner_of(one, days_passed(one, 3))
