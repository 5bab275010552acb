"""The page on which a participant confirms that they are present, and how they come back to the institution."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.pages.lead_back import with_said
from prakerja.training.models import Attendance, Purchase
from prakerja.training.states import PurchaseState
from tests.situations.learning import STARTS, Bought, a_purchase, asked
from tests.situations.training import a_buyer
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def when_it_begins() -> Iterator[None]:
    with time_machine.travel(STARTS, tick=False):
        yield


def browser_of(bought: Bought) -> Client:
    return signed_in(Account.objects.get(pk=bought.buyer.applicant_id))


def answered(bought: Bought, state: str, go: str = "confirm") -> Client:
    browser = browser_of(bought)
    browser.post(f"/hadir/{state}/", {"go": go})
    return browser


def back_of(page: str) -> dict[str, list[str]]:
    """What the institution's program reads."""
    address = page.partition('class="button" href="')[2].partition('"')[0].replace("&amp;", "&")
    return parse_qs(urlsplit(address).query)


def test_it_says_which_training_and_meeting_and_who_asks() -> None:
    bought = a_purchase()
    page = browser_of(bought).get(f"/hadir/{asked(bought)}/").content.decode()
    for word in (bought.market.course.title, bought.market.institution.name, "pertemuan ke-1", "Ya, saya hadir"):
        assert word in page
    assert bought.code not in page


def test_who_confirms_is_present_and_led_back_with_the_state() -> None:
    bought = a_purchase()
    state = asked(bought)
    browser = browser_of(bought)
    answer = browser.post(f"/hadir/{state}/", {"go": "confirm"}, follow=True)
    assert Attendance.objects.count() == 1
    assert answer.headers["Refresh"] == f"0; url={bought.redirect_address}?state={state}"
    assert back_of(answer.content.decode()) == {"state": [state]}
    again = browser.post(f"/hadir/{state}/", {"go": "confirm"}, follow=True)
    assert again.headers["Refresh"] == answer.headers["Refresh"]
    assert Attendance.objects.count() == 1


def test_who_declines_is_not_present_and_the_institution_learns_why() -> None:
    bought = a_purchase()
    state = asked(bought)
    answered(bought, state, "decline")
    page = browser_of(bought).get(f"/hadir/{state}/")
    assert "Refresh" not in page.headers
    assert back_of(page.content.decode()) == {"state": [state], "error": ["declined"]}
    assert not Attendance.objects.exists()


def test_after_two_hours_it_is_over() -> None:
    bought = a_purchase()
    state = asked(bought)
    with time_machine.travel(STARTS + timedelta(hours=2), tick=False):
        for page in (browser_of(bought).get(f"/hadir/{state}/"), answered(bought, state).get(f"/hadir/{state}/")):
            assert back_of(page.content.decode()) == {"state": [state], "error": ["expired"]}
    assert not Attendance.objects.exists()


def test_what_was_voided_meanwhile_is_told() -> None:
    bought = a_purchase()
    state = asked(bought)
    Purchase.objects.update(state=PurchaseState.VOIDED)
    page = browser_of(bought).post(f"/hadir/{state}/", {"go": "confirm"})
    assert back_of(page.content.decode())["error"] == ["not_possible"]


def test_a_stranger_signs_in_first_and_somebody_else_finds_nothing() -> None:
    bought, other = a_purchase(), a_buyer()
    state = asked(bought)
    assert Client().get(f"/hadir/{state}/").status_code == 302
    browser = signed_in(Account.objects.get(pk=other.applicant_id))
    for answer in (browser.get(f"/hadir/{state}/"), browser.post(f"/hadir/{state}/", {"go": "confirm"})):
        assert answer.status_code == 404
        assert bought.market.course.title not in answer.content.decode()
    assert not Attendance.objects.exists()


def test_the_registered_address_keeps_what_belongs_to_it() -> None:
    address = "https://lms.contoh.example/back?tenant=a%20b&x=#top"
    assert with_said(address, state="S_-1", error="") == (
        "https://lms.contoh.example/back?tenant=a+b&x=&state=S_-1#top"
    )


@pytest.mark.parametrize("go", ["", "x", "CONFIRM"])
def test_nobody_is_present_because_something_else_was_sent(go: str) -> None:
    bought = a_purchase()
    assert "Ya, saya hadir" in browser_of(bought).post(f"/hadir/{asked(bought)}/", {"go": go}).content.decode()
    assert not Attendance.objects.exists()
