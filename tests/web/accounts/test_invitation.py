"""Somebody of the office makes their password and their second factor by a link, once, and nobody else can."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.invite_again import NothingToAccept, invite_again
from prakerja.accounts.limits import INVITATION_LIVES
from prakerja.accounts.models import Account, AuthenticatorApp, Invitation
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from tests.situations.accounts import (
    NOW,
    PASSWORD,
    a_member_of_staff,
    an_account,
    codes_on,
    last_letter,
    letters_to,
    shows,
    somebody_invited,
    totp_now,
)
from tests.situations.authority import OPERATOR
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
BUDI: Final = "budi@prakerja.example"
NEW: Final = "ikan terbang biru"
MINUTE: Final = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def budi() -> Account:
    return somebody_invited(BUDI)


def key_on(page: Any) -> str:
    found = re.search(r'class="secret">(\w{32})<', page.content.decode())
    assert found is not None
    return found[1]


def accept(browser: Client, link: str, password: str = NEW) -> Any:
    secret = key_on(browser.get(link))
    return browser.post(link, {"password": password, "code": totp_now(secret, at=NOW)})


def may_sign_in(password: str) -> bool:
    return Client().post("/masuk/", {"email": BUDI, "password": password}).status_code == 302


def is_over(page: Any) -> bool:
    return bool(page.status_code == 410) and "tidak berlaku lagi" in page.content.decode()


def test_the_link_makes_password_factor_and_recovery_codes_and_lets_in(budi: Account) -> None:
    browser, link = Client(), last_letter(BUDI).invitation
    page = browser.get(link)
    assert "data:image/svg+xml" in page.content.decode()
    # Looking again, or mistyping, keeps the key that the app has learnt.
    assert key_on(browser.post(link, {"password": NEW, "code": "000000"})) == key_on(page)
    done = accept(browser, link)
    assert done["Location"] == "/akun/langkah-kedua/cadangan/"
    shown = browser.get(done["Location"]).content.decode()
    papers = codes_on(shown)
    assert len(papers) == 10
    assert browser.get(f"{done['Location']}unduh/").content.decode().split()[1:] == papers
    assert all(shows(budi, paper) for paper in papers)
    assert browser.get("/kantor/").status_code == 200
    assert may_sign_in(NEW)


def test_it_opens_once(budi: Account) -> None:
    link = last_letter(BUDI).invitation
    other = Client()
    secret = key_on(other.get(link))
    accept(Client(), link)
    assert is_over(other.post(link, {"password": "sandi orang lain 7", "code": totp_now(secret, at=NOW)}))
    assert is_over(Client().get(link))
    assert (may_sign_in(NEW), may_sign_in("sandi orang lain 7")) == (True, False)


def test_it_opens_for_three_days(budi: Account, clock: time_machine.Traveller) -> None:
    link = last_letter(BUDI).invitation
    clock.shift(INVITATION_LIVES - timedelta(seconds=1))
    assert Client().get(link).status_code == 200
    clock.shift(timedelta(seconds=1))
    assert is_over(Client().get(link))


def test_programs_that_open_links_change_nothing(budi: Account) -> None:
    link = last_letter(BUDI).invitation
    for method in ("get", "head", "options", "post", "put"):
        getattr(Client(), method)(link)
    assert accept(Client(), link).status_code == 302


@pytest.mark.parametrize("typed", [{}, {"password": "kuda"}, {"password": NEW}, {"password": NEW, "code": "000000"}])
def test_half_of_it_is_nothing(budi: Account, typed: dict[str, str]) -> None:
    browser, link = Client(), last_letter(BUDI).invitation
    browser.get(link)
    assert browser.post(link, typed).status_code == 200
    assert not AuthenticatorApp.objects.exists()
    assert not Account.objects.get(pk=budi.pk).has_usable_password()


@pytest.mark.parametrize("cut", [0, 1, 10, 30, -1, -5])
def test_a_link_that_was_cut_or_changed_opens_nothing(budi: Account, cut: int) -> None:
    token = last_letter(BUDI).words["token"]
    for made_up in (token[:cut] or "x", f"{token[:cut]}A{token[cut:]}"):
        assert Client().get(f"/petugas/undangan/{made_up}/").status_code in (404, 410)


def test_a_newer_link_ends_the_older(budi: Account, clock: time_machine.Traveller) -> None:
    older = last_letter(BUDI).invitation
    clock.shift(MINUTE)
    invite_again(account=budi, by=an_officer(), now=NOW + MINUTE)
    assert is_over(Client().get(older))
    assert Client().get(last_letter(BUDI).invitation).status_code == 200


# The mailbox alone


def test_a_mailbox_alone_sets_no_second_factor_up(budi: Account) -> None:
    browser = Client()
    page = browser.post("/masuk/lupa/", {"email": BUDI, "form_key": str(uuid4())})["Location"]
    browser.post(page, {"code": last_letter(BUDI).code})
    assert browser.post(f"{page}sandi-baru/", {"password": NEW})["Location"] == "/akun/langkah-kedua/pasang/"
    code_page = browser.post("/masuk/kode/", {"email": BUDI, "form_key": str(uuid4())})["Location"]
    assert browser.post(code_page, {"code": last_letter(BUDI).code})["Location"] == "/akun/langkah-kedua/pasang/"
    assert browser.post("/masuk/", {"email": BUDI, "password": NEW})["Location"] == "/akun/langkah-kedua/pasang/"
    assert "tautan undangan" in browser.get("/akun/langkah-kedua/pasang/").content.decode()
    assert browser.get("/kantor/")["Location"].startswith("/masuk/")
    assert not AuthenticatorApp.objects.exists()


def test_a_mailbox_alone_replaces_no_second_factor() -> None:
    a_member_of_staff(BUDI)
    browser = Client()
    page = browser.post("/masuk/lupa/", {"email": BUDI, "form_key": str(uuid4())})["Location"]
    browser.post(page, {"code": last_letter(BUDI).code})
    assert browser.post(f"{page}sandi-baru/", {"password": NEW})["Location"] == "/masuk/langkah-kedua/"
    assert browser.get("/akun/langkah-kedua/")["Location"].startswith("/masuk/")


def test_whoever_is_signed_in_leaves_first(budi: Account) -> None:
    browser = Client()
    browser.force_login(an_account())
    assert "Keluar dulu" in browser.get(last_letter(BUDI).invitation).content.decode()
    assert accept(Client(), last_letter(BUDI).invitation).status_code == 302


# Sending it again


def test_two_taps_send_one_letter(budi: Account) -> None:
    for seconds in (0, 29, 30, 31):
        invite_again(account=budi, by=OPERATOR, now=NOW + timedelta(seconds=seconds))
    assert len(letters_to(BUDI)) == 2


def test_whoever_has_used_theirs_is_sent_no_other(budi: Account) -> None:
    accept(Client(), last_letter(BUDI).invitation)
    with pytest.raises(NothingToAccept):
        invite_again(account=budi, by=an_officer(), now=NOW + MINUTE)


def test_whoever_left_the_office_has_no_link(budi: Account) -> None:
    Account.objects.filter(pk=budi.pk).update(is_active=False)
    assert is_over(Client().get(last_letter(BUDI).invitation))
    with pytest.raises(NothingToAccept):
        invite_again(account=budi, by=an_officer(), now=NOW + MINUTE)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR, Role.CUSTODIAN])
def test_officers_and_operators_alone_send_it_again(budi: Account, role: Role) -> None:
    for by in (an_officer(role), Actor.visitor(), Actor.staff(budi.pk)):
        if by.account_id != budi.pk:
            with pytest.raises(PermissionMissing):
                invite_again(account=budi, by=by, now=NOW + MINUTE)
    assert Invitation.objects.get().edition == 1


def test_the_password_of_nobody_opens_an_account_that_waits_for_its_owner(budi: Account) -> None:
    for password in ("", PASSWORD, "!", "None"):
        assert not may_sign_in(password)
