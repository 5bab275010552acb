"""Who is let in to v2, what is told to everybody else, and what is noted of it."""

from datetime import timedelta, timezone
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from prakerja.kit.clock import read_clock
from prakerja.partner_api.rate import Rate
from prakerja.partner_api.v2 import caller, whose
from prakerja.partner_api.v2.problems import Problem
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Call, Partner, UsedNonce
from tests.situations.calls_of_v2 import Program
from tests.situations.partners import put_key, sign_key_of

pytestmark = pytest.mark.django_db


def assert_is(answer: Any, problem: Problem) -> None:
    told = answer.json()
    assert (answer.status_code, told["code"], told["status"]) == (
        problem.value.status,
        problem.code,
        problem.value.status,
    )
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert told["type"] == f"/api/v2/problems#{problem.code}"
    assert told["title"]


def test_whoever_signs_is_let_in_and_learns_who_they_are(seller: Program, teacher: Program) -> None:
    told = seller.get("me").json()
    assert (told["client_code"], told["kind"], [one["number"] for one in told["keys"]]) == (
        "platform1",
        "platform",
        [1],
    )
    assert sign_key_of("platform1") not in str(told)
    assert teacher.get("me").json()["kind"] == "institution"


@pytest.mark.parametrize("lacking", ["Client", "Timestamp", "Nonce", "Signature"])
def test_a_call_without_one_of_its_headers(seller: Program, lacking: str) -> None:
    assert_is(seller.get("me", **{f"Prakerja-{lacking}": ""}), Problem.UNSIGNED)


def test_a_client_that_nobody_knows(seller: Program) -> None:
    assert_is(Program("stranger", "k").get("me"), Problem.CLIENT_UNKNOWN)


@pytest.mark.parametrize("key", ["0" * 32, sign_key_of("institution1")])
def test_a_wrong_key(seller: Program, teacher: Program, key: str) -> None:
    assert_is(Program(seller.client_code, key).get("me"), Problem.SIGNATURE_WRONG)


def test_a_query_that_was_not_signed(seller: Program) -> None:
    headers = seller.signed("GET", "me", b"", query="a=1")
    answer = Client().get("/api/v2/me?a=2", headers={name: value for name, value in headers.items() if value})
    assert_is(answer, Problem.SIGNATURE_WRONG)


@pytest.mark.parametrize("off", [timedelta(minutes=16), timedelta(days=4000)])
@pytest.mark.parametrize("way", [1, -1])
def test_a_call_of_another_time(seller: Program, off: timedelta, way: int) -> None:
    assert_is(seller.get("me", at=read_clock() + way * off), Problem.TIMESTAMP_OUT_OF_TIME)


@pytest.mark.parametrize("nonce", ["short", "a" * 65, "a b" * 8, "ä" * 16])
def test_what_is_no_nonce(seller: Program, nonce: str) -> None:
    answer = seller.get("me", nonce=nonce)
    assert answer.json()["code"] in {Problem.NONCE_MALFORMED.code, Problem.SIGNATURE_WRONG.code}


def test_a_nonce_is_used_once(seller: Program, teacher: Program) -> None:
    nonce = "n" * 16
    assert seller.get("me", nonce=nonce).status_code == 200
    assert_is(seller.get("me", nonce=nonce), Problem.NONCE_USED)
    # Each partner has nonces of its own.
    assert teacher.get("me", nonce=nonce).status_code == 200


def test_whoever_cannot_sign_uses_no_nonce(seller: Program) -> None:
    nonce = "n" * 16
    Program(seller.client_code, "0" * 32).get("me", nonce=nonce)
    assert not UsedNonce.objects.exists()
    assert seller.get("me", nonce=nonce).status_code == 200


def test_a_nonce_is_kept_as_long_as_its_call_is_in_time(seller: Program) -> None:
    at = read_clock() + timedelta(minutes=14)
    seller.get("me", at=at)
    assert UsedNonce.objects.get().kept_until >= at + timedelta(minutes=14)


def test_two_keys_are_right_while_one_replaces_the_other(platform: Partner, seller: Program) -> None:
    now = read_clock()
    put_key(platform, "new-key", number=2, since=now)
    platform.keys.filter(number=1).update(valid_until=now + timedelta(hours=1))
    forget_known_partners()
    for key in (seller.sign_key, "new-key"):
        assert [one["number"] for one in Program("platform1", key).get("me").json()["keys"]] == [2, 1]
    platform.keys.filter(number=1).update(valid_until=now)
    forget_known_partners()
    assert_is(seller.get("me"), Problem.SIGNATURE_WRONG)


def test_a_suspended_partner(seller: Program) -> None:
    assert seller.get("me").status_code == 200
    Partner.objects.update(suspended_at=read_clock())
    # The verb finds it also where the caller was let in a moment before.
    assert_is(seller.get("me"), Problem.PARTNER_SUSPENDED)
    forget_known_partners()
    assert_is(seller.get("me"), Problem.PARTNER_SUSPENDED)


def test_how_many_more_calls_there_may_be(seller: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caller, "_rate", Rate(most=2))
    first = seller.get("me")
    assert first.headers["RateLimit-Policy"] == '"second";q=2;w=1'
    assert first.headers["RateLimit"] == '"second";r=1;t=1'
    monkeypatch.setattr(caller, "_rate", Rate(most=0))
    answer = seller.get("me")
    assert_is(answer, Problem.TOO_MANY_CALLS)
    assert (answer.headers["Retry-After"], answer.headers["RateLimit"]) == ("1", '"second";r=0;t=1')


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_another_method(seller: Program, method: str) -> None:
    answer = getattr(Client(), method)("/api/v2/me")
    assert_is(answer, Problem.OTHER_METHOD)
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/api/v2/", "/api/v2/x", "/api/v2/me/x"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_there_is_not(path: str, method: str) -> None:
    assert_is(getattr(Client(), method)(path), Problem.NO_SUCH_ENDPOINT)


def test_every_call_is_noted_with_how_it_ended(platform: Partner, seller: Program) -> None:
    seller.get("me")
    Program(seller.client_code, "0" * 32).get("me")
    Program("stranger", "k").get("me")
    good, bad = Call.objects.order_by("at")
    assert (good.partner_id, good.endpoint, good.status, good.error) == (platform.pk, "me", 200, "")
    assert (bad.partner_id, bad.status, bad.error) == (platform.pk, 401, "signature_wrong")


def test_what_breaks_is_told_as_a_problem(seller: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(**_asked: object) -> int:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr(whose, "own_keys", breaks)
    answer = seller.get("me")
    assert_is(answer, Problem.BROKEN)
    assert "secret" not in answer.content.decode()


def test_codes_fit_into_the_list_of_calls_and_stand_in_the_table_of_problems() -> None:
    told = Client().get("/api/v2/problems").json()["problems"]
    assert [one["code"] for one in told] == [one.code for one in Problem]
    assert max(len(one.code) for one in Problem) <= (Call._meta.get_field("error").max_length or 0)


def test_what_the_endpoints_are_is_told_to_everybody() -> None:
    assert "/api/v2/me" in Client().get("/api/v2/openapi.json").json()["paths"]


def test_the_sandboxs_clock_is_set_for_one_call(seller: Program) -> None:
    tomorrow = (read_clock() + timedelta(days=1)).isoformat()
    assert seller.get("me", **{"X-Sandbox-Time": tomorrow}).json()["now"][:16] == tomorrow[:16]
    far = (read_clock() + timedelta(days=1)).astimezone(timezone(timedelta(hours=19, minutes=20))).isoformat()
    assert seller.get("me", **{"X-Sandbox-Time": far}).json()["now"][:16] == tomorrow[:16]
    assert seller.get("me").json()["now"][:10] == read_clock().isoformat()[:10]


@pytest.mark.parametrize("said", ["x", "2021-02-30T00:00:00Z", "2021-03-01T00:00:00", "1990-01-01T00:00:00Z"])
def test_what_is_no_moment_sets_no_clock(seller: Program, said: str) -> None:
    assert_is(seller.get("me", **{"X-Sandbox-Time": said}), Problem.SANDBOX_TIME_WRONG)


def test_nobody_sets_the_clock_of_production(seller: Program, settings: Settings) -> None:
    settings.IS_PRODUCTION = True
    assert_is(seller.get("me", **{"X-Sandbox-Time": read_clock().isoformat()}), Problem.SANDBOX_TIME_REFUSED)
