"""Somebody else may have typed one's address to sign up: whoever shows that it is theirs decides the password."""

from collections.abc import Callable
from typing import Any, Final
from uuid import uuid4

import pytest
import time_machine
from django.core import signing
from django.test import Client

from prakerja.accounts.confirm_by_code import confirm_by_code
from prakerja.accounts.confirm_by_link import confirm_by_link
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.open_account import PasswordWanted
from prakerja.codes.models import Code
from prakerja.kit.actor import Actor
from tests.situations.accounts import BROWSER, NOW, a_sign_up, an_account, last_letter

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
STRANGERS = "sandi orang lain 7"
OWNERS = "ikan terbang biru"
VISITOR: Final = Actor.visitor()


@pytest.fixture
def stranger() -> Client:
    """Has signed up with the address of Siti."""
    browser = Client()
    browser.post("/daftar/", typed())
    return browser


def typed(**changes: Any) -> dict[str, Any]:
    form = {"form_key": str(uuid4()), "full_name": "Siti Aminah", "email": SITI, "password": STRANGERS, "agrees": "on"}
    return form | changes


def by_link(browser: Client, password: str) -> Any:
    return browser.post(last_letter(SITI).link, {"password": password} if password else {})


def by_code(browser: Client, password: str) -> Any:
    page = f"/daftar/konfirmasi/{SignUp.objects.get().pk}/"
    return browser.post(page, {"code": last_letter(SITI).code} | ({"password": password} if password else {}))


def is_signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def opens(password: str) -> bool:
    browser = Client()
    browser.post("/masuk/", {"email": SITI, "password": password})
    return is_signed_in(browser)


WAYS: Final = pytest.mark.parametrize("confirm", [by_link, by_code])
type Confirm = Callable[[Client, str], Any]


@WAYS
def test_in_another_browser_the_owner_chooses_the_password_and_the_strangers_opens_nothing(
    stranger: Client, confirm: Confirm
) -> None:
    owner = Client()
    assert confirm(owner, "").status_code == 200
    assert not Account.objects.exists()
    assert confirm(owner, OWNERS).headers["Location"] == "/beranda/"
    assert is_signed_in(owner)
    assert (opens(OWNERS), opens(STRANGERS)) == (True, False)


@WAYS
def test_the_browser_of_the_stranger_is_not_let_in_by_what_the_owner_does(stranger: Client, confirm: Confirm) -> None:
    page = f"/daftar/konfirmasi/{SignUp.objects.get().pk}/"
    confirm(Client(), OWNERS)
    for answer in (stranger.get(page), stranger.get("/beranda/"), stranger.post(page, {"code": "000000"})):
        assert not is_signed_in(stranger), answer
    assert stranger.get("/beranda/").headers["Location"].startswith("/masuk/")


@WAYS
@pytest.mark.parametrize("password", ["", "kuda", "sitiaminah", "Prakerja2021"])
def test_a_password_that_is_none_opens_nothing_and_costs_no_try(
    stranger: Client, confirm: Confirm, password: str
) -> None:
    for _ in range(6):
        assert confirm(Client(), password).status_code == 200
    assert not Account.objects.exists()
    assert Code.objects.get().tries == 0
    assert confirm(Client(), OWNERS).status_code == 302


@WAYS
def test_in_the_browser_of_the_sign_up_its_own_password_counts(confirm: Confirm) -> None:
    browser = Client()
    browser.post("/daftar/", typed(password=OWNERS))
    assert "Buat kata sandi" not in browser.get(last_letter(SITI).link).content.decode()
    assert confirm(browser, "").headers["Location"] == "/beranda/"
    assert opens(OWNERS)


@WAYS
def test_whoever_types_the_form_anew_elsewhere_does_not_slip_a_password_in(confirm: Confirm) -> None:
    form, owner = typed(password=OWNERS), Client()
    owner.post("/daftar/", form)
    # The key of the page stands in its address, which somebody may have seen.
    Client().post("/daftar/", form | {"password": STRANGERS})
    confirm(owner, "")
    assert not Account.objects.exists()
    assert confirm(owner, OWNERS).status_code == 302
    assert (opens(OWNERS), opens(STRANGERS)) == (True, False)


@WAYS
@pytest.mark.parametrize("kept", ["", "x", BROWSER, signing.Signer().sign("x")])
def test_a_browser_cannot_say_that_it_is_the_sign_ups(confirm: Confirm, kept: str) -> None:
    a_sign_up(password=STRANGERS)
    browser = Client()
    browser.cookies["signed_up_here"] = kept
    confirm(browser, "")
    assert not Account.objects.exists()


@WAYS
def test_a_cookie_of_another_sign_up_is_not_this_ones(stranger: Client, confirm: Confirm) -> None:
    other = Client()
    other.post("/daftar/", typed(email="budi@contoh.example"))
    other.cookies["signed_up_here"] = other.cookies["signed_up_here"].value
    assert other.post(last_letter(SITI).link).status_code == 200
    assert not Account.objects.exists()


def test_two_sign_ups_of_one_browser_are_both_its_own() -> None:
    browser = Client()
    for email in (SITI, "budi@contoh.example"):
        browser.post("/daftar/", typed(email=email, password=OWNERS))
    assert browser.post(last_letter(SITI).link).headers["Location"] == "/beranda/"


def test_whoever_is_signed_in_as_somebody_else_stays_so() -> None:
    browser, budi = Client(), an_account("budi@contoh.example")
    browser.force_login(budi)
    a_sign_up(password=STRANGERS)
    answer = browser.post(last_letter(SITI).link, {"password": OWNERS}, follow=True)
    assert "keluar dulu dari akun ini" in answer.content.decode()
    assert browser.session["_auth_user_id"] == str(budi.pk)
    assert (opens(OWNERS), opens(STRANGERS)) == (True, False)


def test_a_link_followed_twice_keeps_the_first_password_and_lets_nobody_in(stranger: Client) -> None:
    by_link(Client(), OWNERS)
    for later in (Client(), stranger):
        assert "sudah dikonfirmasi" in by_link(later, "sandi yang ketiga").content.decode()
        assert not is_signed_in(later)
    assert (opens(OWNERS), opens(STRANGERS), opens("sandi yang ketiga")) == (True, False, False)


def test_a_link_opens_its_own_browser_once_and_not_again_later() -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        browser = Client()
        browser.post("/daftar/", typed(password=OWNERS))
        assert by_link(browser, "").headers["Location"] == "/beranda/"
        browser.post("/keluar/")
        clock.shift(11)
        assert "sudah dikonfirmasi" in by_link(browser, "").content.decode()
        assert not is_signed_in(browser)


def test_programs_that_open_links_open_no_account(stranger: Client) -> None:
    link = last_letter(SITI).link
    for method in ("get", "head", "options", "post", "put"):
        scanner = Client(raise_request_exception=False)
        assert getattr(scanner, method)(link).status_code in (200, 405)
    assert not Account.objects.exists()


@pytest.mark.parametrize("browser", ["", "another"])
def test_the_verbs_refuse_it_whatever_page_asks(browser: str) -> None:
    code = a_sign_up()
    with pytest.raises(PasswordWanted):
        confirm_by_code(code_id=code.id, typed=code.digits, browser=browser, by=VISITOR, now=NOW)
    with pytest.raises(PasswordWanted):
        confirm_by_link(token=last_letter(SITI).words["token"], browser=browser, by=VISITOR, now=NOW)
    assert Code.objects.get().passed_at is None
