"""Who is signed in shows once more that it is them, and loses nothing of what was typed."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any, Final

import pytest
import time_machine
from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from prakerja.accounts.models import Account, Session
from prakerja.accounts.session_span import CONFIRMED_FOR
from prakerja.accounts.session_store import SessionStore
from prakerja.config import urls
from prakerja.pages.recently_confirmed import recently_confirmed
from tests.situations.accounts import (
    NOW,
    PASSWORD,
    a_member_of_staff,
    an_account,
    confirmed,
    papers_of,
    totp_now,
)

pytestmark = pytest.mark.django_db
ASKS: Final = "Pastikan ini Anda"


@recently_confirmed()
def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"done {request.method} {request.POST.getlist('answer')}")


@recently_confirmed(when=lambda request: "careful" in request.GET)
def _sometimes(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


urlpatterns = [*urls.urlpatterns, path("made-up/", _view), path("sometimes/", _sometimes)]


@pytest.fixture(autouse=True)
def clock(settings: Any) -> Iterator[time_machine.Traveller]:
    settings.ROOT_URLCONF = __name__
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def in_browser(account: Account) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(pk=account.pk))
    return browser


def text(answer: Any) -> str:
    return str(answer.content.decode())


def carried(answer: Any) -> dict[str, list[str]]:
    """What the page that asks would send on."""
    found: dict[str, list[str]] = {}
    first_form = text(answer).split("<main")[1].split("</form>")[0]
    for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', first_form):
        found.setdefault(unescape(name), []).append(unescape(value))
    return found


def test_whoever_has_just_signed_in_is_not_asked() -> None:
    browser = confirmed(in_browser(an_account()))
    assert text(browser.get("/made-up/")) == "done GET []"


def test_after_a_quarter_of_an_hour_the_page_asks(clock: time_machine.Traveller) -> None:
    browser = confirmed(in_browser(an_account()))
    clock.shift(CONFIRMED_FOR - timedelta(seconds=1))
    assert text(browser.get("/made-up/")).startswith("done")
    clock.shift(timedelta(seconds=1))
    assert ASKS in text(browser.get("/made-up/"))


def test_the_password_leads_back_to_the_page_that_was_asked_for() -> None:
    browser = in_browser(an_account())
    form = carried(browser.get("/made-up/?a=1"))
    answer = browser.post("/made-up/?a=1", form | {"confirm_password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/made-up/?a=1")
    assert text(browser.get("/made-up/?a=1")) == "done GET []"


@pytest.mark.parametrize("answers", [["x"], ["a", "b", "a"], ['"><script>', "é\u202e", "a\r\nb"], [""]])
def test_nothing_of_what_was_typed_is_lost(answers: list[str]) -> None:
    browser = in_browser(an_account())
    asked = browser.post("/made-up/", {"answer": answers})
    assert ASKS in text(asked)
    assert carried(asked)["answer"] == answers
    wrong = browser.post("/made-up/", carried(asked) | {"confirm_password": "salah sekali"})
    assert carried(wrong)["answer"] == answers
    done = browser.post("/made-up/", carried(wrong) | {"confirm_password": PASSWORD})
    assert unescape(text(done)) == f"done POST {answers}"


def test_a_wrong_password_reaches_nothing_and_five_close_it_for_a_while(clock: time_machine.Traveller) -> None:
    browser = in_browser(an_account())
    for _ in range(5):
        assert ASKS in text(browser.post("/made-up/", {"confirm_password": "salah sekali"}))
    assert "Terlalu banyak kata sandi salah" in text(browser.post("/made-up/", {"confirm_password": PASSWORD}))
    clock.shift(timedelta(minutes=15))
    assert text(browser.post("/made-up/", {"confirm_password": PASSWORD})).startswith("done")


def test_the_session_has_a_new_key_and_the_old_one_is_dead_after_the_second_tap(clock: time_machine.Traveller) -> None:
    browser, other = in_browser(an_account()), Client()
    other.cookies["sessionid"] = browser.cookies["sessionid"].value
    browser.post("/made-up/", {"confirm_password": PASSWORD})
    assert browser.cookies["sessionid"].value != other.cookies["sessionid"].value
    assert ASKS in text(other.get("/made-up/")), "it is not confirmed"
    clock.shift(timedelta(seconds=11))
    assert other.get("/made-up/").status_code == 302
    assert text(browser.get("/made-up/")).startswith("done")


def test_two_browsers_are_confirmed_each_by_itself() -> None:
    account = an_account()
    first, second = in_browser(account), in_browser(account)
    first.post("/made-up/", {"confirm_password": PASSWORD})
    assert ASKS in text(second.get("/made-up/"))


def test_a_password_that_is_none_is_not_a_factor_of_staff() -> None:
    browser = in_browser(a_member_of_staff())
    assert ASKS in text(browser.post("/made-up/", {"confirm_password": PASSWORD}))


@pytest.mark.parametrize("way", ["app", "paper"])
def test_staff_show_a_code_and_each_opens_once(way: str) -> None:
    account = a_member_of_staff()
    code = totp_now(at=NOW) if way == "app" else papers_of(account)[0]
    first, second = in_browser(account), in_browser(account)
    assert text(first.post("/made-up/", {"confirm_code": code})).startswith("done")
    assert ASKS in text(second.post("/made-up/", {"confirm_code": code}))


@pytest.mark.parametrize("shown", [{"confirm_code": ""}, {"confirm_code": "12"}, {"credential_shown": "{}"}])
def test_what_is_no_code_reaches_nothing(shown: dict[str, str]) -> None:
    browser = in_browser(a_member_of_staff())
    assert ASKS in text(browser.post("/made-up/", shown))


def test_a_session_ended_meanwhile_is_not_confirmed() -> None:
    account = an_account()
    browser = in_browser(account)
    session = SessionStore(browser.cookies["sessionid"].value)
    assert session.load()
    Session.objects.filter(account_id=account.pk).delete()
    with pytest.raises(SessionInterrupted):
        session.confirm(NOW)
    assert not Session.objects.filter(account_id=account.pk).exists()


def test_it_is_asked_only_when_it_should_be() -> None:
    browser = in_browser(an_account())
    assert text(browser.get("/sometimes/")) == "done"
    assert ASKS in text(browser.get("/sometimes/?careful=1"))
