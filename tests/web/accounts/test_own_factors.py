"""The second factors of a member of the office, kept by themselves: who changes one shows one, and is told."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any, Final

import pytest
import time_machine
from django.test import Client
from playwright.sync_api import expect

from prakerja.accounts.models import Account, Passkey
from tests.situations.accounts import (
    NOW,
    a_member_of_staff,
    confirmed,
    last_letter,
    letters_to,
    papers_of,
    totp_now,
)
from tests.situations.device import Device
from tests.situations.offline_page import without_network

pytestmark = pytest.mark.django_db
BUDI: Final = "budi@prakerja.example"
FACTORS: Final = "/akun/langkah-kedua/"
ASKS: Final = "Pastikan ini Anda"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def budi() -> Account:
    return a_member_of_staff(BUDI)


def desk_of(account: Account) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(pk=account.pk))
    return browser


def text(answer: Any) -> str:
    return unescape(answer.content.decode())


def key_on(page: Any) -> str:
    found = re.search(r'class="secret">(\w{32})<', page.content.decode())
    assert found is not None
    return found[1]


def go_on_working(browser: Client, clock: time_machine.Traveller) -> None:
    """For so long that the sign-in is no confirmation any more, and the session goes on."""
    for _ in range(2):
        clock.shift(timedelta(minutes=8))
        browser.get(FACTORS)


def add(browser: Client, device: Device, name: str = "Ponsel") -> None:
    page = browser.get(f"{FACTORS}kunci-sandi/")
    browser.post(f"{FACTORS}kunci-sandi/", {"name": name, "credential": device.create(page.context["question"])})


@pytest.mark.parametrize("page", ["aplikasi/", "kunci-sandi/", "kunci-sandi/hapus/"])
def test_whoever_finds_a_desk_left_open_changes_no_factor(budi: Account, page: str) -> None:
    for answer in (
        desk_of(budi).get(FACTORS + page),
        desk_of(budi).post(FACTORS + page, {"passkey": "x", "code": "1"}),
    ):
        assert answer.status_code == 405 or ASKS in text(answer)
    assert letters_to(BUDI) == []


def test_another_app_takes_the_place_of_the_first(budi: Account) -> None:
    mine, other = confirmed(desk_of(budi)), desk_of(budi)
    new = key_on(mine.get(f"{FACTORS}aplikasi/"))
    assert "Kode salah" in text(mine.post(f"{FACTORS}aplikasi/", {"code": "000000"}))
    paper = papers_of(budi)[0]
    assert mine.post(f"{FACTORS}aplikasi/", {"code": totp_now(new, at=NOW)})["Location"] == FACTORS
    assert (mine.get("/kantor/").status_code, other.get("/kantor/").status_code) == (200, 302)
    assert last_letter(BUDI).text == "app_replaced"
    for code, opens in ((totp_now(at=NOW), False), (totp_now(new, at=NOW), True), (paper, True)):
        browser = Client()
        browser.post("/masuk/", {"email": BUDI, "password": "kuda-hijau-lompat"})
        assert (browser.post("/masuk/langkah-kedua/", {"code": code}).status_code == 302) is opens


def test_several_passkeys_have_names_and_say_when_they_were_used(budi: Account, clock: Any) -> None:
    desk, devices = confirmed(desk_of(budi)), [Device(), Device()]
    for device, name in zip(devices, ("Ponsel", "Laptop kantor"), strict=True):
        add(desk, device, name)
    go_on_working(desk, clock)
    asked = desk.get(f"{FACTORS}kunci-sandi/")
    assert ASKS in text(asked)
    shown = {"credential_shown": devices[1].sign(asked.context["question"]), "confirm_page": "1"}
    assert desk.post(f"{FACTORS}kunci-sandi/", shown)["Location"] == f"{FACTORS}kunci-sandi/"
    page = text(desk.get(FACTORS))
    assert page.count("belum pernah dipakai") == 1
    assert "Terakhir dipakai Rabu, 24 Februari 2021 pukul 10.16 WIB" in page


def test_a_passkey_signs_what_this_page_asked_and_nothing_else(budi: Account, clock: Any) -> None:
    desk, device = confirmed(desk_of(budi)), Device()
    add(desk, device)
    go_on_working(desk, clock)
    old = desk.get(f"{FACTORS}kunci-sandi/").context["question"]
    signed = device.sign(old)
    desk.get(f"{FACTORS}kunci-sandi/")
    assert ASKS in text(desk.post(f"{FACTORS}kunci-sandi/", {"credential_shown": signed, "confirm_page": "1"}))
    for garbage in ("", "{}", "x" * 20_000, "[1]"):
        assert ASKS in text(desk.post(f"{FACTORS}kunci-sandi/", {"credential_shown": garbage, "confirm_page": "1"}))


def test_removing_the_last_passkey_leaves_the_app_and_tells_the_owner(budi: Account) -> None:
    desk = confirmed(desk_of(budi))
    add(desk, Device())
    desk.post(f"{FACTORS}kunci-sandi/hapus/", {"passkey": str(Passkey.objects.get().id)})
    assert not Passkey.objects.exists()
    assert last_letter(BUDI).text == "passkey_removed"
    browser = Client()
    browser.post("/masuk/", {"email": BUDI, "password": "kuda-hijau-lompat"})
    assert browser.post("/masuk/langkah-kedua/", {"code": totp_now(at=NOW)}).status_code == 302


def test_where_the_app_alone_counts_nobody_is_sent_to_a_passkey_or_to_paper(budi: Account) -> None:
    desk = confirmed(desk_of(budi))
    for _ in range(5):
        assert "Kode salah" in text(desk.post(FACTORS, {"code": "000000"}))
    shown = text(desk.post(FACTORS, {"code": totp_now(at=NOW)}))
    assert "Terlalu banyak kode salah. Coba lagi setelah pukul 10.15 WIB." in shown
    assert "atau pakai" not in shown


@pytest.mark.parametrize("page", ["/akun/", "/akun/kata-sandi/", "/akun/sesi/", f"{FACTORS}aplikasi/"])
def test_pages_of_ones_own_account_lead_a_member_of_the_office_back_to_it(budi: Account, page: str) -> None:
    top = text(confirmed(desk_of(budi)).get(page)).split("</header>")[0]
    assert 'href="/kantor/"' in top
    assert 'href="/beranda/"' not in top


def test_a_browser_that_cannot_make_a_passkey_is_told_so_in_the_place_of_the_form(budi: Account) -> None:
    desk = confirmed(desk_of(budi))
    with without_network(f"{FACTORS}kunci-sandi/", client=desk) as (page, _asked):
        expect(page.get_by_role("button", name="Buat kunci sandi")).to_be_visible()
        expect(page.get_by_text("Bila formulir tidak muncul")).to_be_hidden()
    too_old = "delete PublicKeyCredential.parseCreationOptionsFromJSON"
    with without_network(f"{FACTORS}kunci-sandi/", client=desk, first=too_old) as (page, _asked):
        expect(page.get_by_role("button", name="Buat kunci sandi")).to_be_hidden()
        expect(page.get_by_text("Bila formulir tidak muncul")).to_be_visible()
