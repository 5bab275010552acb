"""A named person under attack: strangers type what they like from everywhere, and the owner goes on."""

from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.accounts import PASSWORD, a_member_of_staff, an_account, last_letter, letters_to, totp_now

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
COOKIE = settings.KNOWN_BROWSER_COOKIE_NAME
NOON = "2021-02-24T05:00:00Z"


def sign_in(browser: Client, email: str, password: str = PASSWORD, network: str = "127.0.0.1") -> int:
    return browser.post("/masuk/", {"email": email, "password": password}, REMOTE_ADDR=network).status_code


def ask(browser: Client, email: str, network: str = "127.0.0.1", page: str = "/masuk/kode/") -> int:
    return browser.post(page, {"form_key": str(uuid4()), "email": email}, REMOTE_ADDR=network).status_code


def attack(email: str) -> None:
    """From thirty networks: as many passwords and letters as anybody lets them."""
    for n in range(30):
        for _ in range(5):
            sign_in(Client(), email, "salah-sekali", f"203.0.113.{n}")
        ask(Client(), email, f"203.0.113.{n}")


@pytest.fixture
def siti() -> Account:
    return an_account(SITI)


def test_whoever_signed_in_here_before_signs_in_again_whatever_strangers_do(siti: Account) -> None:
    with time_machine.travel(NOON, tick=False):
        home = Client()
        assert sign_in(home, SITI) == 302
        home.post("/keluar/")
        attack(SITI)
        assert sign_in(Client(), SITI, network="198.51.100.99") == 429
        assert sign_in(home, SITI) == 302
        home.post("/keluar/")
        assert ask(home, SITI) == ask(home, SITI, page="/masuk/lupa/") == 302


def test_the_link_of_a_letter_is_the_way_past_strangers_in_a_browser_that_nobody_knows(siti: Account) -> None:
    with time_machine.travel(NOON, tick=False):
        attack(SITI)
        elsewhere = Client()
        assert ask(elsewhere, SITI, "198.51.100.99") == 429
        token = next(letter.words["mailbox_token"] for letter in letters_to(SITI) if letter.words["mailbox_token"])
        opened = elsewhere.get(f"/masuk/kotak-surat/{token}/", follow=True)
        assert "bisa meminta kode lagi" in opened.content.decode()
        answer = elsewhere.post("/masuk/kode/", {"form_key": str(uuid4()), "email": SITI}, REMOTE_ADDR="198.51.100.99")
        page = answer.headers["Location"]
        assert elsewhere.post(page, {"code": last_letter(SITI).code}).headers["Location"] == "/beranda/"


def test_the_office_is_not_locked_out_either() -> None:
    account = a_member_of_staff()
    with time_machine.travel(NOON, tick=False):
        desk = Client()
        sign_in(desk, account.email)
        assert desk.post("/masuk/langkah-kedua/", {"code": totp_now()}).status_code == 302
        desk.post("/keluar/")
        attack(account.email)
        thief = Client()
        for _ in range(6):
            sign_in(thief, account.email)
            thief.post("/masuk/langkah-kedua/", {"code": "000000"})
    with time_machine.travel("2021-02-24T05:02:00Z", tick=False):
        sign_in(desk, account.email)
        assert desk.post("/masuk/langkah-kedua/", {"code": totp_now()}).headers["Location"] == "/beranda/"


@pytest.mark.parametrize("token", ["made:up:link", "x", "a" * 300])
def test_a_link_that_is_none_of_ours_says_so_and_makes_nobody_known(token: str) -> None:
    browser = Client()
    opened = browser.get(f"/masuk/kotak-surat/{token}/", follow=True)
    assert "sudah tidak berlaku" in opened.content.decode()
    assert COOKIE not in browser.cookies


# what the cookie says


def test_it_is_given_once_somebody_is_in_and_not_after_the_password_alone() -> None:
    account, browser = a_member_of_staff(), Client()
    sign_in(browser, account.email)
    assert COOKIE not in browser.cookies
    browser.post("/masuk/langkah-kedua/", {"code": totp_now()})
    given = browser.cookies[COOKIE]
    assert (given["httponly"], given["samesite"], given["path"], given["domain"]) == (True, "Lax", "/", "")
    assert given["max-age"] == 400 * 24 * 3600
    assert account.email not in given.value
    assert account.pk.hex not in given.value


def test_whoever_tries_gets_the_same_cookies_whether_there_is_an_account_or_not(siti: Account) -> None:
    seen = []
    for email in (SITI, "budi@contoh.example"):
        browser = Client()
        for _ in range(6):
            sign_in(browser, email, "salah-sekali")
        for _ in range(6):
            ask(browser, email)
        seen.append(sorted(browser.cookies))
    assert seen[0] == seen[1]
    assert COOKIE not in seen[0]


def test_the_cookie_of_one_account_is_none_for_another(siti: Account) -> None:
    other = an_account("budi@contoh.example")
    with time_machine.travel(NOON, tick=False):
        thief = Client()
        assert sign_in(thief, other.email) == 302
        thief.post("/keluar/")
        tried = [sign_in(thief, SITI, "salah-sekali") for _ in range(6)]
    assert tried == [200] * 5 + [429]


def test_a_new_password_ends_what_was_known(siti: Account) -> None:
    with time_machine.travel(NOON, tick=False):
        old = Client()
        sign_in(old, SITI)
        old.post("/keluar/")
        with unit_of_work(by=Actor.visitor()):
            siti.set_password("ikan-terbang-biru")
            siti.save()
        attack(SITI)
        assert sign_in(old, SITI, "ikan-terbang-biru") == 429
