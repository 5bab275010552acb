"""The page on which somebody agrees: what it says, where it leads, and where nobody can make it lead."""

from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.cards.models import Card
from prakerja.partners.models import Partner
from prakerja.partners.sso.models import SignInConsent, SignInGrant, SignInLink, SignInTicket
from tests.situations.accounts import PASSWORD, a_member_of_staff, an_account
from tests.situations.sso import (
    STATE,
    SsoProgram,
    a_client,
    address_of,
    agreed_code,
    consent_address,
    said_in,
)
from tests.situations.training import a_buyer, an_institution
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 3, 2, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def partner() -> Partner:
    return a_client()


@pytest.fixture
def siti() -> Account:
    return Account.objects.get(pk=a_buyer().applicant_id)


@pytest.fixture
def browser(siti: Account) -> Client:
    return signed_in(siti)


def back_of(answer: Any) -> str:
    """The address to which the browser goes by itself, which is the one of the button."""
    back: str = answer.headers["Refresh"].removeprefix("0; url=")
    assert back in unescape(answer.content.decode())
    return back


def test_it_says_who_asks_for_what_and_what_would_be_sent(browser: Client, partner: Partner, siti: Account) -> None:
    page = browser.get(consent_address(partner)).content.decode()
    card = Card.objects.get(applicant_id=siti.pk)
    for word in (partner.name, "Nama lengkap", siti.full_name, siti.email, card.last_four, "Setuju dan masuk"):
        assert word in page
    assert card.number not in page
    assert not SignInTicket.objects.exists()


def test_only_what_was_asked_for_and_may_be_is_shown(browser: Client, siti: Account) -> None:
    page = browser.get(consent_address(a_client(scopes="name email"), scope="name notelp")).content.decode()
    assert siti.full_name in page
    assert "Nomor HP" not in page
    assert "lamat e-mail</dt>" not in page


def test_the_name_in_the_address_is_nobodys(browser: Client, partner: Partner) -> None:
    page = browser.get(consent_address(partner) + "&client_name=Bank+Palsu").content.decode()
    assert "Bank Palsu" not in page
    assert partner.name in page


def test_who_agrees_is_led_back_with_a_code_and_the_state(browser: Client, partner: Partner) -> None:
    answer = browser.post(consent_address(partner), {"go": "agree"})
    back = back_of(answer)
    said = said_in(back)
    assert back.startswith(address_of(partner))
    assert set(said) == {"tenant", "code", "state"}
    assert said["state"] == STATE
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    assert SsoProgram(partner).exchange(said["code"]).status_code == 200


def test_who_does_not_agree_is_led_back_without_one(browser: Client, partner: Partner) -> None:
    said = said_in(back_of(browser.post(consent_address(partner), {"go": "decline"})))
    assert said == {"tenant": "1", "error": "access_denied", "state": STATE}
    assert not SignInLink.objects.exists()


@pytest.mark.parametrize("go", ["", "x", "AGREE"])
def test_nobody_agrees_because_something_else_was_sent(browser: Client, partner: Partner, go: str) -> None:
    assert "Setuju dan masuk" in browser.post(consent_address(partner), {"go": go}).content.decode()
    assert not SignInGrant.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "stranger"},
        {"client_id": ""},
        {"client_id": "\x00"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": "//evil.example"},
        {"redirect_uri": "javascript:alert(1)"},
        {"redirect_uri": ""},
        {"login_uri": "https://evil.example/"},
        {"state": ""},
        {"state": "x" * 501},
        {"scope": "nik"},
        {"scope": "x" * 2_000},
    ],
)
def test_nobody_is_led_anywhere_by_what_is_not_registered(
    browser: Client, partner: Partner, changes: dict[str, str]
) -> None:
    for answer in (
        browser.get(consent_address(partner, **changes)),
        browser.post(consent_address(partner, **changes), {"go": "agree"}),
        browser.post(consent_address(partner, **changes), {"go": "decline"}),
    ):
        assert answer.status_code == 400
        assert "Refresh" not in answer.headers
        assert "Location" not in answer.headers
        assert "evil" not in answer.content.decode()
    assert not SignInLink.objects.exists()


def test_another_partners_address_is_none_of_this_ones(browser: Client, partner: Partner) -> None:
    """Mixed up, a code for one client would arrive at the other."""
    other = a_client(an_institution("Lain"))
    assert browser.post(consent_address(partner, redirect_uri=address_of(other)), {"go": "agree"}).status_code == 400


def test_a_suspended_partner_signs_nobody_in(browser: Client, partner: Partner) -> None:
    Partner.objects.filter(pk=partner.pk).update(suspended_at=NOON)
    assert "dihentikan" in browser.get(consent_address(partner)).content.decode()
    assert browser.post(consent_address(partner), {"go": "agree"}).status_code == 400


def test_no_other_site_agrees_in_somebodys_name(partner: Partner, siti: Account) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(siti)
    assert browser.post(consent_address(partner), {"go": "agree"}).status_code == 403
    page = browser.get(consent_address(partner))
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert not SignInGrant.objects.exists()


def test_a_stranger_is_led_through_signing_in_and_back(partner: Partner) -> None:
    siti, browser = an_account("siti@contoh.example"), Client()
    wanted = consent_address(partner)
    led = browser.get(wanted)
    assert led.status_code == 302
    assert urlsplit(led.headers["Location"]).path == "/masuk/"
    typed = {"email": siti.email, "password": PASSWORD, "next": wanted}
    answer = browser.post(led.headers["Location"], typed, follow=True)
    assert partner.name in answer.content.decode()
    assert "Setuju dan masuk" in answer.content.decode()


def test_nobody_of_the_office_is_signed_in_with_a_partner(partner: Partner) -> None:
    browser = signed_in(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    for answer in (browser.get(consent_address(partner)), browser.post(consent_address(partner), {"go": "agree"})):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/kantor/")
    assert not SignInGrant.objects.exists()


def test_agreeing_to_the_same_again_is_one_consent_and_to_more_is_another(browser: Client, partner: Partner) -> None:
    for scope in ("name", "name", "name email"):
        browser.post(consent_address(partner, scope=scope), {"go": "agree"})
    assert [one.scopes for one in SignInConsent.objects.order_by("number")] == [["name"], ["name", "email"]]
    assert SignInGrant.objects.count() == 3


def test_one_takes_it_back_on_the_page_of_ones_account(browser: Client, partner: Partner, siti: Account) -> None:
    assert "/akun/mitra/" in browser.get("/akun/").content.decode()
    program = SsoProgram(partner)
    given = program.exchange(agreed_code(siti, partner)).json()["data"]
    page = browser.get("/akun/mitra/").content.decode()
    assert partner.name in page
    assert "nomor HP" in page
    for _ in range(2):
        browser.post("/akun/mitra/", {"partner": str(partner.pk)})
    assert partner.name not in browser.get("/akun/mitra/").content.decode()
    assert program.profile(given["access_token"]).status_code == 400
    assert [one.scopes for one in SignInConsent.objects.order_by("number")][1:] == [[]]


@pytest.mark.parametrize("sent", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_nothing_is_taken_back_from_nobody(browser: Client, partner: Partner, siti: Account, sent: str) -> None:
    agreed_code(siti, partner)
    browser.post("/akun/mitra/", {"partner": sent})
    assert SignInConsent.objects.count() == 1


def test_nobody_takes_back_what_is_anothers(partner: Partner, siti: Account) -> None:
    agreed_code(siti, partner)
    other = signed_in(an_account("budi@contoh.example"))
    assert partner.name not in other.get("/akun/mitra/").content.decode()
    other.post("/akun/mitra/", {"partner": str(partner.pk)})
    assert SignInConsent.objects.count() == 1
