"""An institution declines over v2; and what every call that changes something has: it is done once."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from prakerja.kit.clock import read_clock
from prakerja.once.models import FirstAnswer
from prakerja.partner_api.v2.problems import Problem
from prakerja.training.models import Purchase
from prakerja.training.states import PurchaseState
from tests.partner_api.v2.test_frame import assert_is
from tests.situations.calls_of_v2 import Program, program_of
from tests.situations.cards import NOW
from tests.situations.purchases import bought, voided
from tests.situations.training import Market, a_buyer, a_market, an_institution

pytestmark = pytest.mark.django_db
DECLINE = "purchases/decline"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def market() -> Market:
    return a_market()


@pytest.fixture
def purchase(market: Market) -> Purchase:
    return bought(market, a_buyer())


@pytest.fixture
def school(market: Market) -> Program:
    return program_of(market.institution)


def asked(purchase: Purchase) -> dict[str, Any]:
    return {"redeem_code": purchase.redeem_code}


def test_a_purchase_is_declined(school: Program, purchase: Purchase) -> None:
    answer = school.post(DECLINE, asked(purchase))
    assert (answer.status_code, answer.json()) == (200, {"redeem_code": purchase.redeem_code, "state": "voided"})
    purchase.refresh_from_db()
    assert purchase.state == PurchaseState.VOIDED


def test_what_cannot_be_declined(school: Program, purchase: Purchase) -> None:
    assert_is(school.post(DECLINE, {"redeem_code": "NOBODYS"}), Problem.CODE_UNKNOWN)
    assert_is(program_of(an_institution("Lain")).post(DECLINE, asked(purchase)), Problem.CODE_UNKNOWN)
    Purchase.objects.update(redeemed_at=NOW, state=PurchaseState.REDEEMED)
    assert_is(school.post(DECLINE, asked(purchase)), Problem.REDEEMED_ALREADY)
    Purchase.objects.update(redeemed_at=None, state=PurchaseState.LAPSED)
    assert_is(school.post(DECLINE, asked(purchase)), Problem.PURCHASE_OVER)


def test_what_its_platform_has_voided(school: Program, purchase: Purchase) -> None:
    voided(purchase, at=NOW)
    assert_is(school.post(DECLINE, asked(purchase)), Problem.VOIDED_ALREADY)


def test_a_platform_declines_nothing(market: Market, purchase: Purchase) -> None:
    assert_is(program_of(market.platform).post(DECLINE, asked(purchase)), Problem.OTHER_KIND)


def test_the_same_again_gets_the_first_answer(school: Program, purchase: Purchase) -> None:
    first, again = (school.post(DECLINE, asked(purchase), key="k1") for _ in range(2))
    assert (first.json(), first.headers.get("Idempotent-Replay")) == (again.json(), None)
    assert again.headers["Idempotent-Replay"] == "true"
    assert_is(school.post(DECLINE, asked(purchase), key="k2"), Problem.VOIDED_ALREADY)


def test_something_else_under_a_used_key_is_refused(school: Program, purchase: Purchase) -> None:
    school.post(DECLINE, asked(purchase), key="k1")
    assert_is(school.post(DECLINE, {"redeem_code": "OTHER"}, key="k1"), Problem.IDEMPOTENCY_KEY_USED)


def test_what_was_refused_may_go_well_under_the_same_key(school: Program, purchase: Purchase) -> None:
    assert_is(school.post(DECLINE, {"redeem_code": "OTHER"}, key="k1"), Problem.CODE_UNKNOWN)
    assert school.post(DECLINE, asked(purchase), key="k1").status_code == 200


@pytest.mark.parametrize("key", ["", "a b", "x" * 61])
def test_nothing_is_changed_without_a_key(school: Program, purchase: Purchase, key: str) -> None:
    assert_is(school.post(DECLINE, asked(purchase), key=key), Problem.IDEMPOTENCY_KEY_WRONG)
    assert not FirstAnswer.objects.exists()


def test_a_key_that_was_not_signed(school: Program, purchase: Purchase) -> None:
    answer = school.post(DECLINE, asked(purchase), key="k1", **{"Idempotency-Key": "k2"})
    assert_is(answer, Problem.SIGNATURE_WRONG)


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, [("redeem_code", "missing")]),
        ({"redeem_code": 1}, [("redeem_code", "string_type")]),
        ({"redeem_code": "A", "redeem_kode": "B"}, [("redeem_kode", "extra_forbidden")]),
        ({"redeem_code": ""}, [("redeem_code", "string_too_short")]),
    ],
)
def test_fields_that_hold_what_they_cannot(school: Program, body: dict[str, Any], faults: list[Any]) -> None:
    answer = school.post(DECLINE, body)
    assert_is(answer, Problem.FIELD_WRONG)
    assert [(one["field"], one["code"]) for one in answer.json()["errors"]] == faults


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b'{"a":1,"a":2}', b"\xff\xfe{\x00}\x00", b"[" * 100_000])
def test_a_body_that_is_no_object_in_json(school: Program, raw: bytes) -> None:
    assert_is(school.post(DECLINE, raw=raw), Problem.BODY_UNREADABLE)


def test_a_body_of_ten_megabytes(school: Program) -> None:
    answer = school.post(DECLINE, raw=b'{"redeem_code":"' + b"A" * 10_000_000 + b'"}')
    assert_is(answer, Problem.BODY_TOO_LARGE)


def test_it_is_done_at_the_sandboxs_time(market: Market, purchase: Purchase) -> None:
    later = (read_clock() + timedelta(days=2)).isoformat()
    program_of(market.institution, **{"X-Sandbox-Time": later}).post(DECLINE, asked(purchase))
    assert FirstAnswer.objects.get().answered_at == NOW
