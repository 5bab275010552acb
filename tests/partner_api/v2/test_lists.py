"""What partners copy: round after round, piece after piece, their own and nobody else's."""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine

from prakerja.partner_api.v2.problems import Problem
from prakerja.partners.models import Partner
from prakerja.training.models import Course, Offer, Purchase, Schedule, ScheduleSeats
from prakerja.training.states import CourseState, PurchaseState
from tests.partner_api.v2.test_frame import assert_is
from tests.situations.calls_of_v2 import Program, program_of
from tests.situations.cards import NOW
from tests.situations.purchases import bought, voided
from tests.situations.training import (
    Market,
    a_buyer,
    a_course,
    a_market,
    a_platform,
    a_schedule,
    an_institution,
    offered,
)

pytestmark = pytest.mark.django_db
#: Rows are written by the database's clock, whatever time it is for a call.
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def read(program: Program, name: str, query: str = "") -> Any:
    answer = program.get(name, query)
    assert answer.status_code == 200, answer.json()
    return answer.json()


def whole(program: Program, name: str, *, since: str = "", limit: int = 2) -> list[dict[str, Any]]:
    """All pieces of a round."""
    items, query = [], f"limit={limit}" + (f"&updated_since={quote(since)}" if since else "")
    while True:
        told = read(program, name, query)
        items += told["items"]
        if told["next_cursor"] is None:
            return items
        query = f"limit={limit}&cursor={quote(told['next_cursor'])}"


def as_if_written(rows: Any, at: datetime) -> None:
    rows.update(updated_at=at)


def test_courses_come_in_pieces_and_each_once(teacher: Program, institution: Partner) -> None:
    codes = [a_course(institution, code=f"K{number}").code for number in range(5)]
    a_course(an_institution("Lain"), code="THEIRS")
    as_if_written(Course.objects.filter(code__in=codes[:4]), LONG_AGO)
    assert [one["code"] for one in whole(teacher, "courses")] == codes
    assert len(read(teacher, "courses")["items"]) == 5


def test_a_platform_sees_what_is_no_draft(seller: Program) -> None:
    for state in CourseState:
        a_course(code=state.value, state=state)
    assert {one["code"] for one in whole(seller, "courses")} == {"live", "suspended", "withdrawn"}


def test_the_next_round_holds_what_was_written_since(teacher: Program, institution: Partner) -> None:
    first, second = a_course(institution, code="A"), a_course(institution, code="B")
    as_if_written(Course.objects.all(), LONG_AGO)
    since = read(teacher, "courses")["updated_since"]
    assert whole(teacher, "courses", since=since) == []
    second.title = "Judul yang baru sekali"
    second.save()
    assert [one["code"] for one in whole(teacher, "courses", since=since)] == ["B"]
    Course.objects.filter(pk=first.pk).update(price=1)
    assert [one["code"] for one in whole(teacher, "courses", since=since)] == ["B", "A"]


def test_the_last_minute_comes_again(teacher: Program, institution: Partner) -> None:
    a_course(institution, code="A")
    since = read(teacher, "courses")["updated_since"]
    assert [one["code"] for one in whole(teacher, "courses", since=since)] == ["A"]


def test_what_is_written_during_a_round_is_of_the_next(teacher: Program, institution: Partner) -> None:
    for code in "ABC":
        a_course(institution, code=code)
    as_if_written(Course.objects.all(), LONG_AGO)
    begun = read(teacher, "courses", "limit=1")
    Course.objects.filter(code="C").update(price=1)
    rest = read(teacher, "courses", f"limit=9&cursor={quote(begun['next_cursor'])}")
    assert [one["code"] for one in rest["items"]] == ["B"]
    assert rest["updated_since"] == begun["updated_since"]
    assert [one["code"] for one in whole(teacher, "courses", since=rest["updated_since"])] == ["C"]


def test_schedules_with_the_seats_that_are_left(teacher: Program, seller: Program, platform: Partner) -> None:
    course = a_course(Partner.objects.get(client_code=teacher.client_code), code="A")
    first, second = a_schedule(course, seats=5, taken=2), a_schedule(course, seats=9)
    a_schedule(a_course(code="THEIRS"))
    told = whole(teacher, "schedules", limit=1)
    assert [(one["schedule_code"], one["seats_left"]) for one in told] == [(first.code, 3), (second.code, 9)]
    assert whole(seller, "schedules") == []
    for table in (Schedule, ScheduleSeats):
        as_if_written(table.objects.all(), LONG_AGO)
    since = read(teacher, "schedules")["updated_since"]
    offered(course, platform)
    # Offered just now, they are new to the platform.
    assert len(whole(seller, "schedules", since=since)) == 2
    assert whole(teacher, "schedules", since=since) == []
    ScheduleSeats.objects.filter(pk=second.pk).update(taken=1)
    assert [one["seats_left"] for one in whole(teacher, "schedules", since=since)] == [8]


def test_offers(seller: Program, platform: Partner) -> None:
    for code in "ABC":
        offered(a_course(code=code), platform)
    offered(a_course(code="D"), a_platform())
    as_if_written(Offer.objects.filter(course__code="B"), LONG_AGO)
    assert [one["course_code"] for one in whole(seller, "offers", limit=1)] == ["B", "A", "C"]


@pytest.fixture
def market() -> Market:
    return a_market()


@pytest.fixture
def purchase(market: Market) -> Purchase:
    return bought(market, a_buyer())


def test_a_platform_copies_its_sales(market: Market, purchase: Purchase) -> None:
    shop = program_of(market.platform)
    (sale,) = whole(shop, "sales")
    assert sale == {
        "invoice_code": purchase.invoice_code,
        "transaction_code": purchase.transaction_code,
        "course_code": market.course.code,
        "schedule_code": market.schedule.code,
        "state": "bought",
        "amount": purchase.price,
        "commission": purchase.commission,
        "bought_at": NOW.isoformat().replace("+00:00", "Z"),
        "redeemed_at": None,
        "updated_at": sale["updated_at"],
    }
    assert purchase.redeem_code not in json.dumps(sale)
    assert whole(program_of(a_platform("Lain")), "sales") == []


def test_what_becomes_of_a_sale_is_told_in_the_next_round(market: Market, purchase: Purchase) -> None:
    shop = program_of(market.platform)
    as_if_written(Purchase.objects.all(), LONG_AGO)
    since = read(shop, "sales")["updated_since"]
    assert whole(shop, "sales", since=since) == []
    voided(purchase, at=NOW)
    assert [one["state"] for one in whole(shop, "sales", since=since)] == ["voided"]


def test_an_institution_copies_who_has_shown_a_code(market: Market, purchase: Purchase) -> None:
    school = program_of(market.institution)
    assert whole(school, "participants") == []
    Purchase.objects.update(state=PurchaseState.REDEEMED, redeemed_at=NOW)
    (one,) = whole(school, "participants")
    assert (one["redeem_code"], one["state"], one["platform"]) == (
        purchase.redeem_code,
        "redeemed",
        market.platform.name,
    )
    assert purchase.invoice_code not in json.dumps(one)
    assert whole(program_of(an_institution("Lain")), "participants") == []


def test_who_copies_what_is_anothers_kind(seller: Program, teacher: Program) -> None:
    assert_is(teacher.get("offers"), Problem.OTHER_KIND)
    assert_is(teacher.get("sales"), Problem.OTHER_KIND)
    assert_is(seller.get("participants"), Problem.OTHER_KIND)


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=501",
        "limit=x",
        "updated_since=x",
        "updated_since=1600000000",
        "updated_since=2021-01-01T00:00:00",
        "updated_since=1999-01-01T00:00:00Z",
    ],
)
def test_what_a_query_cannot_hold(teacher: Program, query: str) -> None:
    answer = teacher.get("courses", query)
    assert_is(answer, Problem.FIELD_WRONG)
    assert answer.json()["errors"][0]["field"] == query.partition("=")[0]


def test_a_zone_further_away_than_there_is_any(teacher: Program, institution: Partner) -> None:
    a_course(institution, code="A")
    assert len(read(teacher, "courses", "updated_since=2020-01-01T00:00:00%2B19:20")["items"]) == 1


def made_up(**changes: Any) -> str:
    moment = "2021-01-01T00:00:00Z"
    plain = {"of": "schedules", "since": None, "until": moment, "next_since": moment, "at": moment, "key": "1"}
    return base64.urlsafe_b64encode(json.dumps(plain | changes).encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        *("x", "e30=", "====", made_up(of="courses"), made_up(key="a"), made_up(key="9" * 40), made_up(key="")),
        *(
            made_up(at="9999-12-31T00:00:00Z"),
            made_up(at=5),
            made_up(until=None),
            base64.b64encode(b"[" * 200).decode(),
        ),
    ],
)
def test_a_cursor_that_no_list_gave(teacher: Program, cursor: str) -> None:
    assert_is(teacher.get("schedules", f"cursor={quote(cursor)}"), Problem.CURSOR_WRONG)


def test_a_cursor_that_somebody_made_up_finds_nothing_of_anothers(teacher: Program) -> None:
    a_schedule(a_course(code="THEIRS"))
    later = (NOW + timedelta(days=9000)).isoformat()
    assert read(teacher, "schedules", f"cursor={quote(made_up(until=later))}")["items"] == []
