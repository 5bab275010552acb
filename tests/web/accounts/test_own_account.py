"""“Akun saya”: another password, where one is signed in, and signing out elsewhere."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, Session
from prakerja.accounts.session_span import CONFIRMED_FOR
from prakerja.audit.models import Event
from tests.situations.accounts import (
    NOW,
    PASSWORD,
    a_member_of_staff,
    a_session,
    an_account,
    confirmed,
    last_letter,
    letters_to,
    totp_now,
)

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
NEW = "ikan terbang biru"
PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36"
)
COMPUTER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def siti() -> Account:
    return an_account(SITI)


def signed_in(agent: str = PHONE, password: str = PASSWORD) -> Client:
    browser = Client(headers={"user-agent": agent})
    assert browser.post("/masuk/", {"email": SITI, "password": password}).status_code == 302
    return browser


def is_in(browser: Client) -> bool:
    return browser.get("/akun/").status_code == 200


def change(browser: Client, present: str = PASSWORD, password: str = NEW) -> int:
    return browser.post("/akun/kata-sandi/", {"present": present, "password": password}).status_code


def words(browser: Client, page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", browser.get(page).content.decode())).split())


# Another password


def test_a_new_password_opens_and_the_old_one_does_not(siti: Account) -> None:
    browser = signed_in()
    assert change(browser) == 302
    assert is_in(browser)
    assert is_in(signed_in(password=NEW))
    assert Client().post("/masuk/", {"email": SITI, "password": PASSWORD}).status_code == 200


def test_it_ends_every_other_session_at_once_and_tells_the_owner(siti: Account) -> None:
    mine, other = signed_in(), signed_in(COMPUTER)
    change(mine)
    assert (is_in(mine), is_in(other)) == (True, False)
    assert last_letter(SITI).text == "password_changed"
    assert Event.objects.filter(name=AccountsEvent.PASSWORD_CHANGED, owner_id=siti.pk).count() == 1


def test_the_session_goes_on_under_a_new_key(siti: Account, clock: time_machine.Traveller) -> None:
    browser = signed_in()
    before = browser.cookies["sessionid"].value
    change(browser)
    thief = Client()
    thief.cookies["sessionid"] = before
    assert browser.cookies["sessionid"].value != before
    clock.shift(timedelta(seconds=11))
    assert (is_in(browser), is_in(thief)) == (True, False)


def test_a_second_tap_finds_it_done(siti: Account) -> None:
    browser = signed_in()
    before = browser.cookies["sessionid"].value
    change(browser)
    browser.cookies["sessionid"] = before
    assert change(browser) == 302
    assert is_in(browser)
    assert len(letters_to(SITI)) == 1


def test_without_the_present_password_nothing_changes(siti: Account) -> None:
    browser = signed_in()
    assert change(browser, present="salah sekali") == 200
    assert is_in(signed_in())
    assert letters_to(SITI) == []


def test_the_present_password_is_guessed_five_times_and_signing_in_stays_open(
    siti: Account, clock: time_machine.Traveller
) -> None:
    left_open = signed_in()
    for _ in range(5):
        change(left_open, present="salah sekali")
    assert change(left_open) == 200
    clock.shift(timedelta(minutes=1))
    owner = signed_in(COMPUTER)
    assert is_in(owner)
    assert change(left_open) == 200
    assert change(owner) == 302


def test_who_holds_a_stolen_session_does_not_keep_the_owner_from_showing_that_it_is_them(
    siti: Account, clock: time_machine.Traveller
) -> None:
    """Nor does it help to end the others, by which the stolen one has a new key."""
    owner = signed_in(COMPUTER)
    clock.shift(timedelta(minutes=1))
    stolen = signed_in()
    for _ in range(5):
        change(stolen, present="salah sekali")
        stolen.post("/akun/sesi/akhiri-semua/")
    assert change(stolen) == 200
    assert not is_in(owner)
    clock.shift(timedelta(minutes=1))
    assert change(signed_in(COMPUTER)) == 302


def test_the_present_password_is_no_new_one_and_ends_nothing(siti: Account) -> None:
    browser, other = signed_in(), signed_in(COMPUTER)
    assert change(browser, password=PASSWORD) == 200
    assert is_in(other)
    assert letters_to(SITI) == []


@pytest.mark.parametrize("password", ["", "kuda", "password1", "sitiaminah"])
def test_what_is_no_password_is_refused_and_costs_no_try(siti: Account, password: str) -> None:
    browser = signed_in()
    for _ in range(6):
        assert change(browser, password=password) == 200
    assert change(browser) == 302


def test_the_reset_ends_every_session(siti: Account) -> None:
    browser, owner = signed_in(), Client()
    page = owner.post("/masuk/lupa/", {"email": SITI, "form_key": "018f0000-0000-7000-8000-000000000001"})["Location"]
    owner.post(page, {"code": last_letter(SITI).code})
    owner.post(f"{page}sandi-baru/", {"password": NEW})
    assert (is_in(browser), is_in(owner)) == (False, True)


# Where one is signed in


def test_the_list_says_which_browser_since_when_and_which_is_this(siti: Account, clock: time_machine.Traveller) -> None:
    signed_in(COMPUTER)
    clock.shift(timedelta(minutes=13))
    phone = signed_in()
    page = words(phone, "/akun/sesi/")
    assert re.search(r"Chrome di Android Perangkat ini .* pukul 10.13 WIB .* pukul 10.13 WIB", page)
    assert re.search(r"Firefox di Windows Masuk .* pukul 10.00 WIB", page)
    clock.shift(timedelta(minutes=6))
    phone.get("/akun/")
    page = words(phone, "/akun/sesi/")
    assert re.search(r"Chrome di Android Perangkat ini .* pukul 10.13 WIB .* pukul 10.15 WIB", page)


def test_only_what_is_running_is_on_the_list(siti: Account, clock: time_machine.Traveller) -> None:
    a_session(siti, browser="opera linux")
    clock.shift(timedelta(minutes=36))
    over_by_epoch = a_session(siti, browser="edge windows")
    Session.objects.filter(digest=over_by_epoch.digest).update(data={})
    page = words(signed_in(), "/akun/sesi/")
    assert "Opera" not in page
    assert "Edge" not in page


def test_one_session_is_ended_and_no_other(siti: Account) -> None:
    phone, computer, third = signed_in(), signed_in(COMPUTER), signed_in()
    (row,) = Session.objects.filter(account_id=siti.pk, browser="firefox windows")
    phone.post("/akun/sesi/akhiri/", {"session": str(row.digest)})
    assert [is_in(browser) for browser in (phone, computer, third)] == [True, False, True]


def test_ones_own_session_may_be_the_one_without_a_question(siti: Account, clock: time_machine.Traveller) -> None:
    browser = signed_in()
    (row,) = Session.objects.filter(account_id=siti.pk)
    clock.shift(CONFIRMED_FOR)
    assert browser.post("/akun/sesi/akhiri/", {"session": str(row.digest)})["Location"] == "/masuk/"
    assert not is_in(browser)


@pytest.mark.parametrize("address", ["/akun/sesi/akhiri/", "/akun/sesi/akhiri-semua/"])
def test_whoever_finds_a_phone_lying_about_signs_nobody_else_out(
    siti: Account, clock: time_machine.Traveller, address: str
) -> None:
    left_open, owner = signed_in(), signed_in(COMPUTER)
    clock.shift(CONFIRMED_FOR)
    sent = {"session": str(Session.objects.get(account_id=siti.pk, browser="firefox windows").digest)}
    for shown in ({}, {"confirm_password": "salah sekali"}):
        assert "Pastikan ini Anda" in left_open.post(address, sent | shown).content.decode()
    assert is_in(owner)
    assert left_open.post(address, sent | {"confirm_password": PASSWORD}).status_code == 302
    assert (is_in(owner), is_in(left_open)) == (False, True)


def test_nobody_ends_the_session_of_somebody_else(siti: Account) -> None:
    other = an_account("budi@contoh.example")
    row = a_session(other)
    signed_in().post("/akun/sesi/akhiri/", {"session": str(row.digest)})
    assert Session.objects.filter(account_id=other.pk).count() == 1


def test_all_other_sessions_are_ended_at_once(siti: Account) -> None:
    phone, others = signed_in(), [signed_in(COMPUTER) for _ in range(3)]
    phone.post("/akun/sesi/akhiri-semua/")
    assert is_in(phone)
    assert [is_in(browser) for browser in others] == [False] * 3


def test_everywhere_is_here_too_when_one_wants_it(siti: Account) -> None:
    phone, other = signed_in(), signed_in(COMPUTER)
    assert phone.post("/akun/sesi/akhiri-semua/", {"here_too": "1"})["Location"] == "/masuk/"
    assert (is_in(phone), is_in(other)) == (False, False)


def test_whoever_owes_a_second_factor_begins_anew_after_signing_out_everywhere() -> None:
    budi = a_member_of_staff("budi@prakerja.example")
    halfway, desk = Client(), Client()
    halfway.post("/masuk/", {"email": budi.email, "password": PASSWORD})
    desk.force_login(Account.objects.get(pk=budi.pk))
    confirmed(desk).post("/akun/sesi/akhiri-semua/")
    assert halfway.post("/masuk/langkah-kedua/", {"code": totp_now()})["Location"] == "/masuk/"


def test_a_session_that_was_ended_while_its_page_was_open_is_not_revived(siti: Account) -> None:
    browser = signed_in()
    Session.objects.filter(account_id=siti.pk).delete()
    for address, form in (
        ("/akun/kata-sandi/", {"present": PASSWORD, "password": NEW}),
        ("/akun/sesi/akhiri-semua/", {}),
    ):
        assert browser.post(address, form)["Location"].startswith("/masuk/")
    assert not Session.objects.filter(account_id=siti.pk).exists()
    assert is_in(signed_in())


@pytest.mark.parametrize(("agent", "said"), [(PHONE, "Chrome di Android"), (COMPUTER, "Firefox di Windows"), ("", "")])
def test_of_what_the_browser_says_only_words_of_ours_are_kept(siti: Account, agent: str, said: str) -> None:
    browser = signed_in(agent)
    assert (said or "Peramban yang tidak kami kenal") in words(browser, "/akun/sesi/")
    (row,) = Session.objects.filter(account_id=siti.pk)
    assert "Mozilla" not in row.browser


# Staff


def test_staff_show_a_second_factor_as_well() -> None:
    budi = a_member_of_staff("budi@prakerja.example")
    browser = Client()
    browser.force_login(Account.objects.get(pk=budi.pk))
    typed = {"present": PASSWORD, "password": NEW}
    asked = browser.post("/akun/kata-sandi/", typed)
    assert "Kode dari aplikasi" in asked.content.decode()
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', asked.content.decode()))
    assert kept | typed == kept
    assert browser.post("/akun/kata-sandi/", kept | {"confirm_code": totp_now(at=NOW)})["Location"] == "/akun/"
    assert Account.objects.get(pk=budi.pk).check_password(NEW)
