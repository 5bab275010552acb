"""What is shown when a page cannot be: the right status, the house's page, and no second break on the way there."""

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from prakerja.pages.errors import broken
from prakerja.pages.network import network_of
from tests.situations.accounts import an_account


def broken_by(error: Exception) -> HttpResponse:
    try:
        raise error
    except type(error):
        return broken(RequestFactory().get("/beranda/"))


@pytest.mark.parametrize("error", [OperationalError(), InterfaceError()])
def test_a_database_that_is_away_means_come_back_soon(error: Exception) -> None:
    answer = broken_by(error)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Layanan sedang terganggu" in answer.content.decode()


def test_a_slip_of_ours_is_ours() -> None:
    answer = broken_by(KeyError("x"))
    assert answer.status_code == 500
    assert "Retry-After" not in answer


def test_a_page_that_was_asked_for_is_asked_for_again_by_one_tap() -> None:
    assert 'href="/beranda/">Coba lagi</a>' in broken_by(OperationalError()).content.decode()


@pytest.mark.django_db
def test_who_signed_in_with_another_tab_is_led_on_from_the_sign_in_of_this_one() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(an_account())
    answer = browser.post("/masuk/?next=/data-diri/", {"email": "siti@contoh.example", "password": "x"})
    assert (answer.status_code, answer["Location"]) == (302, "/masuk/?next=/data-diri/")
    assert browser.get(answer["Location"])["Location"] == "/data-diri/"


@pytest.mark.django_db
def test_whose_browser_keeps_no_cookies_is_told_so_and_not_that_the_page_is_old() -> None:
    answer = Client(enforce_csrf_checks=True).post("/masuk/", {"email": "siti@contoh.example", "password": "x"})
    assert answer.status_code == 403
    assert "Peramban Anda menolak cookie" in answer.content.decode()


@pytest.mark.django_db
def test_a_form_that_cannot_be_read_is_refused_on_a_page_of_the_house() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get("/masuk/")
    answer = browser.post("/masuk/", "email=siti", content_type="application/x-www-form-urlencoded; charset=utf-7")
    assert answer.status_code == 400
    assert "Permintaan tidak terbaca" in answer.content.decode()


def test_a_site_of_another_name_is_refused_on_a_page_of_the_house(client: Client) -> None:
    answer = client.get("/bantuan/", headers={"host": "jahat.example"})
    assert answer.status_code == 400
    assert "jahat.example" not in answer.content.decode()


def test_files_carry_the_security_policy_too(client: Client) -> None:
    icon = client.get("/static/icon.svg")
    assert "default-src 'none'" in icon["Content-Security-Policy"]
    icon.close()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_limits_of_a_network_are_of_one_subscriber(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize(
    ("proxies", "passed_on", "network"),
    [
        (0, "203.0.113.7", "192.0.2.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.66, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.66, 203.0.113.7, 192.0.2.9", "203.0.113.7"),
        (2, "203.0.113.7", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "unknown", "192.0.2.1"),
        (1, "203.0.113.7:4711", "192.0.2.1"),
        (1, "203.0.113.7,", "192.0.2.1"),
    ],
)
def test_of_the_addresses_passed_on_the_one_that_our_own_proxy_saw_counts(
    proxies: int, passed_on: str, network: str
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": passed_on})
    with override_settings(TRUSTED_PROXIES=proxies):
        assert network_of(request) == network
