"""“Ganti alamat e-mail”, as its owner, a finder of the telephone and a curious stranger meet it."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.accounts.session_span import CONFIRMED_FOR
from tests.situations.accounts import (
    NEW_ADDRESS,
    NOW,
    PASSWORD,
    a_member_of_staff,
    an_account,
    last_letter,
    letters_to,
    totp_now,
)

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
BUDI = "budi@prakerja.example"
PAGE, CODE_PAGE = "/akun/alamat/", "/akun/alamat/kode/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def siti() -> Account:
    return an_account(SITI)


def signed_in(email: str = SITI) -> Client:
    browser = Client()
    assert sign_in(browser, email) == 302
    return browser


def sign_in(browser: Client, email: str) -> int:
    return browser.post("/masuk/", {"email": email, "password": PASSWORD}).status_code


def is_in(browser: Client) -> bool:
    return browser.get("/akun/").status_code == 200


def words(browser: Client, page: str) -> str:
    return words_of(browser.get(page).content)


def words_of(page: bytes) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def ask(browser: Client, email: str = NEW_ADDRESS) -> str:
    return browser.post(PAGE, {"email": email}).headers.get("Location", "")


def test_the_way_begins_at_ones_account_and_ends_there(siti: Account) -> None:
    browser, other = signed_in(), signed_in()
    assert f'href="{PAGE}"' in browser.get("/akun/").content.decode()
    assert SITI in words(browser, PAGE)
    assert ask(browser) == CODE_PAGE
    assert NEW_ADDRESS in words(browser, CODE_PAGE)
    assert browser.post(CODE_PAGE, {"code": last_letter(NEW_ADDRESS).code})["Location"] == "/akun/"
    page = words(browser, "/akun/")
    assert NEW_ADDRESS in page
    assert "Alamat e-mail sudah diganti" in page
    assert not is_in(other)
    assert [sign_in(Client(), email) for email in (NEW_ADDRESS, SITI)] == [302, 200]


def test_a_second_tap_finds_it_done(siti: Account) -> None:
    browser = signed_in()
    ask(browser)
    code, before = last_letter(NEW_ADDRESS).code, browser.cookies["sessionid"].value
    browser.post(CODE_PAGE, {"code": code})
    browser.cookies["sessionid"] = before
    assert browser.post(CODE_PAGE, {"code": code})["Location"] == "/akun/"
    assert is_in(browser)
    assert len(letters_to(SITI)) == 1


def test_the_page_says_the_same_whether_the_address_has_an_account_or_not(siti: Account) -> None:
    an_account("dipakai@contoh.example")
    seen = set()
    for email in ("dipakai@contoh.example", "bebasan@contoh.example"):
        browser = signed_in()
        asked = browser.post(PAGE, {"email": email}, follow=True)
        wrong = browser.post(CODE_PAGE, {"code": "000000"})
        pages = [words_of(answer.content).replace(email, "…") for answer in (asked, wrong)]
        seen.add((asked.status_code, wrong.status_code, *pages))
    assert len(seen) == 1


def test_whoever_finds_a_phone_lying_about_moves_no_account(siti: Account, clock: time_machine.Traveller) -> None:
    browser = signed_in()
    clock.shift(CONFIRMED_FOR)
    for shown in ({}, {"confirm_password": "salah sekali"}):
        assert "Pastikan ini Anda" in browser.post(PAGE, {"email": NEW_ADDRESS} | shown).content.decode()
    assert letters_to(NEW_ADDRESS) == []
    assert browser.post(PAGE, {"email": NEW_ADDRESS, "confirm_password": PASSWORD})["Location"] == CODE_PAGE
    assert len(letters_to(NEW_ADDRESS)) == 1


def test_staff_show_a_second_factor_first() -> None:
    budi = a_member_of_staff(BUDI)
    browser = Client()
    browser.force_login(Account.objects.get(pk=budi.pk))
    typed = {"email": "budi.baru@prakerja.example"}
    assert "Kode dari aplikasi" in browser.post(PAGE, typed).content.decode()
    assert browser.post(PAGE, typed | {"confirm_code": totp_now(at=NOW)})["Location"] == CODE_PAGE
    browser.post(CODE_PAGE, {"code": last_letter("budi.baru@prakerja.example").code})
    budi.refresh_from_db()
    assert budi.email == "budi.baru@prakerja.example"
    assert is_in(browser)


@pytest.mark.parametrize(
    ("email", "said"),
    [
        (SITI, "Ini alamat e-mail Anda sekarang"),
        ("", "Isi alamat e-mail"),
        ("siti", "Tulis alamat"),
        ("a@b@contoh.example", "satu alamat e-mail saja"),
    ],
)
def test_what_does_not_do_is_said_beside_the_field(siti: Account, email: str, said: str) -> None:
    assert said in words_of(signed_in().post(PAGE, {"email": email}).content)


def test_another_letter_is_asked_for_on_the_page_of_the_code(siti: Account, clock: time_machine.Traveller) -> None:
    browser = signed_in()
    ask(browser)
    form = browser.get(CODE_PAGE).content.decode()
    assert f'action="{PAGE}"' in form
    assert f'name="email" value="{NEW_ADDRESS}"' in form
    assert "Tunggu 30 detik" in words_of(browser.post(PAGE, {"email": NEW_ADDRESS}, follow=True).content)
    clock.shift(timedelta(seconds=31))
    assert ask(browser) == CODE_PAGE
    assert len(letters_to(NEW_ADDRESS)) == 2


def test_five_wrong_codes_say_until_when_there_is_no_other(siti: Account) -> None:
    browser = signed_in()
    ask(browser)
    right = last_letter(NEW_ADDRESS).code
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    said = [words_of(browser.post(CODE_PAGE, {"code": wrong}).content) for _ in range(5)]
    assert "masih bisa mencoba 4 kali" in said[0]
    assert "Kode baru bisa diminta setelah pukul 10.15 WIB" in said[-1]
    assert "Kirim ulang" not in said[-1]
    assert "setelah pukul 10.15 WIB" in words(browser, CODE_PAGE)
    assert "setelah pukul 10.15 WIB" in words_of(browser.post(PAGE, {"email": "lain@contoh.example"}).content)


def test_whoever_asks_too_often_is_told_until_when(siti: Account) -> None:
    browser = signed_in()
    for number in range(5):
        ask(browser, f"orang{number}@contoh.example")
    said = words_of(browser.post(PAGE, {"email": NEW_ADDRESS}).content)
    assert "Terlalu sering meminta kode. Kode berikutnya bisa diminta setelah pukul 11.00 WIB" in said


def test_whoever_has_asked_for_nothing_is_led_back(siti: Account) -> None:
    assert signed_in().get(CODE_PAGE)["Location"] == "/akun/"


def test_whoever_loses_the_address_to_another_in_between_is_told(siti: Account) -> None:
    browser = signed_in()
    ask(browser)
    code = last_letter(NEW_ADDRESS).code
    an_account(NEW_ADDRESS)
    assert "baru saja dipakai akun lain" in words_of(browser.post(CODE_PAGE, {"code": code}).content)
    assert is_in(browser)


def test_a_reset_that_was_typed_before_the_account_moved_leads_nowhere(siti: Account) -> None:
    browser, reader = signed_in(), Client()
    page = reader.post("/masuk/lupa/", {"email": SITI, "form_key": "018f0000-0000-7000-8000-000000000001"})["Location"]
    reader.post(page, {"code": last_letter(SITI).code})
    assert reader.get(f"{page}sandi-baru/").status_code == 200
    ask(browser)
    browser.post(CODE_PAGE, {"code": last_letter(NEW_ADDRESS).code})
    assert reader.get(f"{page}sandi-baru/").status_code == 410
    assert reader.post(f"{page}sandi-baru/", {"password": "ikan terbang biru"}).status_code == 410
    assert not is_in(reader)


def test_the_browser_in_which_it_is_done_stays_known(siti: Account) -> None:
    browser = signed_in()
    ask(browser)
    browser.post(CODE_PAGE, {"code": last_letter(NEW_ADDRESS).code})
    browser.post("/keluar/")
    for network in range(25):
        for _ in range(5):
            wrong = {"email": NEW_ADDRESS, "password": "salah-sekali"}
            Client().post("/masuk/", wrong, REMOTE_ADDR=f"203.0.113.{network}")
    assert sign_in(Client(), NEW_ADDRESS) == 429
    assert sign_in(browser, NEW_ADDRESS) == 302
