"""Institutions declare over v2 what became of a participant, correct themselves, and copy what came of it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine

from prakerja.partner_api.v2.problems import Problem
from prakerja.training.declarations.objection_acts import DISMISS_OBJECTION
from prakerja.training.states import PurchaseState
from prakerja.training.working_days import working_days_after
from tests.partner_api.v2.test_frame import assert_is
from tests.situations.calls_of_v2 import Program, program_of
from tests.situations.declarations import (
    MISSED,
    OBJECTION,
    absent,
    another_schedule,
    decided,
    latest_of,
    left,
    objected,
)
from tests.situations.learning import (
    Bought,
    a_purchase,
    a_webinar,
    attended,
    finished,
    handed_in,
    own_declaration,
    present,
    the_clock_has_declared,
)
from tests.situations.training import an_institution

pytestmark = pytest.mark.django_db
DECLARE, WITHDRAW = "declarations", "declarations/withdraw"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MISSED, tick=False) as traveller:
        yield traveller


def school_of(bought: Bought) -> Program:
    return program_of(bought.market.institution)


def declare(bought: Bought, kind: str, **said: object) -> Any:
    return school_of(bought).post(DECLARE, {"redeem_code": bought.code, "kind": kind, **said})


def listed(bought: Bought, query: str = "") -> dict[str, Any]:
    answer = school_of(bought).get(DECLARE, query)
    assert answer.status_code == 200, answer.json()
    told: dict[str, Any] = answer.json()
    return told


def test_an_absence_is_declared_and_withdrawn() -> None:
    bought = a_webinar()
    for _ in range(2):
        answer = declare(bought, "absent")
        assert (answer.status_code, answer.json()) == (200, {"redeem_code": bought.code, "kind": "absent"})
    assert bought.purchase.state == PurchaseState.ABSENT
    for _ in range(2):
        assert school_of(bought).post(WITHDRAW, {"redeem_code": bought.code}).status_code == 200
    assert bought.purchase.state == PurchaseState.BOUGHT
    assert [one["state"] for one in listed(bought)["items"]] == ["taken_back"]


def test_a_leaving_has_its_reason_and_a_deferral_its_schedule() -> None:
    bought = present(a_webinar(meetings=2))
    assert declare(bought, "left", reason="illness").status_code == 200
    assert bought.purchase.state == PurchaseState.LEFT
    other = a_webinar()
    to = another_schedule(other)
    assert declare(other, "deferred", schedule_code=to.code).status_code == 200
    assert other.purchase.schedule_id == to.pk
    (item,) = listed(other)["items"]
    assert (item["kind"], item["schedule_code"], item["redeem_code"]) == ("deferred", to.code, other.code)


def test_what_is_proven_is_declared_finished_with_its_scores() -> None:
    bought = attended()
    answer = declare(bought, "finished", pretest_score=40, posttest_score=80)
    assert answer.json() == {"redeem_code": bought.code, "kind": "finished"}
    assert bought.purchase.certified_by is not None


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "left"},
        {"kind": "left", "reason": "bored"},
        {"kind": "deferred"},
        {"kind": "absent", "reason": "illness"},
        {"kind": "absent", "posttest_score": 1},
        {"kind": "finished", "posttest_score": 101},
        {"kind": "finished", "posttest_score": "80"},
        {"kind": "finished", "schedule_code": "x"},
        {"kind": "gone"},
        {},
    ],
)
def test_each_kind_is_said_with_its_own_fields(said: dict[str, Any]) -> None:
    bought = a_webinar()
    assert_is(school_of(bought).post(DECLARE, {"redeem_code": bought.code, **said}), Problem.FIELD_WRONG)
    assert bought.purchase.state == PurchaseState.BOUGHT


def test_what_is_not_declared() -> None:
    was_there = present(a_webinar(meetings=2))
    assert_is(declare(was_there, "absent"), Problem.PRESENCE_CONFIRMED)
    assert_is(declare(was_there, "finished"), Problem.NOT_ATTENDED)
    assert_is(declare(attended(), "left", reason="work"), Problem.PROVEN_FINISHED)
    assert_is(declare(finished(), "left", reason="work"), Problem.FINISHED_ALREADY)
    bought = a_webinar()
    assert_is(declare(bought, "left", reason="work"), Problem.NOT_BEGUN)
    assert_is(declare(bought, "deferred", schedule_code="TIDAKADA"), Problem.NO_OTHER_SCHEDULE)
    full = another_schedule(bought, seats=1, taken=1)
    assert_is(declare(bought, "deferred", schedule_code=full.code), Problem.SEATS_GONE)
    assert_is(declare(a_purchase(), "absent"), Problem.NOT_ITS_TIME)
    assert_is(school_of(bought).post(WITHDRAW, {"redeem_code": bought.code}), Problem.NOTHING_TO_TAKE_BACK)


def test_anothers_participants_are_nobodys_and_in_no_list() -> None:
    bought = absent()
    stranger = program_of(an_institution("Lain"))
    body = {"redeem_code": bought.code, "kind": "absent"}
    assert_is(stranger.post(DECLARE, body), Problem.CODE_UNKNOWN)
    assert_is(stranger.post(WITHDRAW, {"redeem_code": bought.code}), Problem.CODE_UNKNOWN)
    assert stranger.get(DECLARE).json()["items"] == []
    assert_is(program_of(bought.market.platform).get(DECLARE), Problem.OTHER_KIND)


def test_too_late_to_withdraw(clock: time_machine.Traveller) -> None:
    bought = absent()
    clock.move_to(MISSED + timedelta(days=12))
    assert_is(school_of(bought).post(WITHDRAW, {"redeem_code": bought.code}), Problem.CORRECTION_TOO_LATE)


def test_the_list_tells_what_became_of_it_and_nothing_of_what_was_objected() -> None:
    bought = decided(objected(left()), DISMISS_OBJECTION)
    (item,) = listed(bought)["items"]
    assert (item["state"], item["decision"], item["reason"]) == ("dismissed", "Diperiksa", "work")
    assert item["reference"] == latest_of(bought).reference
    assert OBJECTION not in str(item)


def test_what_the_clock_has_declared_is_in_it() -> None:
    bought = attended()
    the_clock_has_declared(at=own_declaration(bought))
    (item,) = listed(bought)["items"]
    assert (item["kind"], item["by_clock"]) == ("finished", True)


def test_it_is_copied_piece_by_piece_and_round_after_round() -> None:
    first = absent()
    absent(a_purchase(first.market))
    told = listed(first, "limit=1")
    rest = listed(first, f"limit=1&cursor={quote(told['next_cursor'])}")
    assert rest["next_cursor"] is None
    assert {told["items"][0]["reference"], rest["items"][0]["reference"]} == {
        latest_of(first).reference,
        *(one["reference"] for one in listed(first)["items"]),
    }
    again = listed(first, f"updated_since={quote(told['updated_since'])}")
    assert len(again["items"]) <= 2


def test_a_month_of_declarations_is_tried_in_an_hour() -> None:
    bought = present(a_webinar(meetings=2))
    later = bought.market.schedule.ends_at + timedelta(days=1)
    program = program_of(bought.market.institution, **{"X-Sandbox-Time": later.isoformat()})
    answer = program.post(DECLARE, {"redeem_code": bought.code, "kind": "left", "reason": "work"})
    assert answer.status_code == 200, answer.json()
    assert latest_of(bought).declared_at == later


def test_what_was_not_said_in_time_is_listed_until_it_is_said(clock: time_machine.Traveller) -> None:
    bought = present(a_webinar(meetings=2))
    handed_in(bought)
    school = school_of(bought)
    assert school.get("declarations/overdue").json() == {"declarations": [], "feedback": []}
    clock.move_to(working_days_after(bought.market.schedule.ends_at, 3) + timedelta(minutes=1))
    told = school.get("declarations/overdue").json()
    assert [one["redeem_code"] for one in told["declarations"]] == [bought.code]
    assert [(one["redeem_code"], one["scope"], one["sequence"]) for one in told["feedback"]] == [
        (bought.code, "tpm", 1)
    ]
    stranger = program_of(an_institution("Lain")).get("declarations/overdue").json()
    assert stranger == {"declarations": [], "feedback": []}
