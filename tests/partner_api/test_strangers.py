"""Whoever only names a partner takes nothing from it: of every address of the API, however it is asked."""

import json
import re
from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLResolver

from prakerja.partner_api import noting, rate
from prakerja.partner_api.sso import caller
from prakerja.partner_api.urls import urlpatterns
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Call, Partner
from tests.situations.sso import PROFILE, REFRESH, TOKEN, a_client

pytestmark = pytest.mark.django_db
STRANGER, OWN = "198.51.100.7", "203.0.113.9"
MOST = 2


@pytest.fixture(autouse=True)
def few_a_second(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All of it happens in one second, of which little is left soon."""
    forget_known_partners()
    monkeypatch.setattr(rate, "time", SimpleNamespace(monotonic=lambda: 1_000_000.0))
    monkeypatch.setattr(rate.OF_PARTNERS, "most", MOST)
    monkeypatch.setattr(rate.OF_PARTNERS, "_seconds", type(rate.OF_PARTNERS)()._seconds)
    monkeypatch.setattr(caller, "_of_networks", rate.RateOfMany(most=MOST))
    monkeypatch.setattr(caller, "_of_brought", rate.RateOfMany(most=MOST))
    yield
    forget_known_partners()


def addresses(patterns: Sequence[Any] = urlpatterns, before: str = "/api/") -> Iterator[str]:
    """Of every endpoint, with something in the places that a program fills in."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, before + str(one.pattern))
        else:
            yield re.sub(
                r"<(\w+)[^>]*>", lambda found: "1" if found[1] == "int" else str(UUID(int=1)), before + str(one.pattern)
            )


def ask(method: str, address: str, partner: Partner, *, network: str, code: str, is_signed_wrong: bool) -> int:
    name = partner.client_code
    wrong = {"X-Signature": "0" * 40, "X-Timestamp": "1", "signature": "0" * 40, "timestamp": "1"}
    wrong |= {"Prakerja-Timestamp": "1", "Prakerja-Nonce": "n" * 16, "Prakerja-Signature": "0" * 64}
    headers = {"X-Client-Id": name, "client_code": name, "Prakerja-Client": name, "Authorization": code}
    body = json.dumps({"code": code, "token": code})
    sent = headers | (wrong if is_signed_wrong else {})
    client = Client(REMOTE_ADDR=network, headers=sent)
    return client.generic(method, address, body, content_type="application/json").status_code


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stranger_uses_up_nothing_of_a_partner(method: str) -> None:
    partner, turned_away = a_client(), []
    # What describes the API is nobody's, and long.
    tried = sorted({one for one in addresses() if not one.endswith("openapi.json")})
    for address in tried:
        for number in range(MOST + 1):
            for wrong in (True, False):
                ask(method, address, partner, network=STRANGER, code=f"s{number}", is_signed_wrong=wrong)
        # Each from a network of its own: all of them are in one second here.
        own = f"203.0.113.{tried.index(address) % 250 + 1}"
        if ask(method, address, partner, network=own, code="own", is_signed_wrong=False) == 429:
            turned_away.append(address)
    assert len(tried) > 40
    assert turned_away == []
    assert rate.OF_PARTNERS.left_after_this_one(partner.pk) == MOST - 1


@pytest.mark.parametrize(("method", "address"), [("POST", TOKEN), ("POST", REFRESH), ("GET", PROFILE)])
def test_a_stranger_waits(method: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    partner = a_client()
    said = [
        ask(method, address, partner, network=STRANGER, code=f"s{number}", is_signed_wrong=False)
        for number in range(MOST + 1)
    ]
    assert said == [400, 400, 429]
    monkeypatch.setattr(caller, "_of_networks", rate.RateOfMany(most=100))
    said = [ask(method, address, partner, network=OWN, code="x", is_signed_wrong=False) for _ in range(MOST + 1)]
    assert said == [400, 400, 429]


def test_networks_of_a_second_ago_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = rate.RateOfMany(most=1)
    assert [counted.left_after_this_one(key) for key in ("a", "a", "b")] == [0, -1, 0]
    monkeypatch.setattr(rate, "time", SimpleNamespace(monotonic=lambda: 1_000_001.0))
    assert counted.left_after_this_one("a") == 0
    assert len(counted._calls) == 1


def test_a_stranger_keeps_no_refused_call_of_a_partners_own_out_of_its_list(monkeypatch: pytest.MonkeyPatch) -> None:
    partner = a_client()
    monkeypatch.setattr(noting, "_claims", rate.RateOfMany(most=MOST))
    address = "/api/v1/integration/payment/quota-schedule"
    for _ in range(MOST + 3):
        ask("POST", address, partner, network=STRANGER, code="s", is_signed_wrong=True)
    assert Call.objects.filter(partner_id=partner.pk).count() == MOST
    ask("POST", address, partner, network=OWN, code="s", is_signed_wrong=True)
    assert Call.objects.filter(partner_id=partner.pk).count() == MOST + 1
