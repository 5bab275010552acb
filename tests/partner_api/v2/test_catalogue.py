"""An institution pushes courses and schedules, a platform its offers: row by row, in full or as differences."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakerja.audit.models import Event
from prakerja.kit.clock import read_clock
from prakerja.partner_api.v2.problems import Problem
from prakerja.partners.models import Partner
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.models import Course, CoursePrice, Offer, Schedule
from prakerja.training.states import CourseState
from tests.partner_api.v2.test_frame import assert_is
from tests.situations.calls_of_v2 import Program
from tests.situations.training import a_course, a_platform, a_schedule, an_institution, offered, owned_by

pytestmark = pytest.mark.django_db
ROW = {
    "title": "Membuat Roti Manis untuk Usaha Rumahan",
    "summary": "Peserta membuat adonan, mengembangkan, memanggang, dan menghitung harga jual roti manis.",
    "topics": ["food"],
    "method": "self_paced",
    "level": "skilling",
    "teacher": "Chef Rekaan",
    "hours": 12,
    "price": 350_000,
    "minimum_education": "junior",
}


def row(code: str, **changes: Any) -> dict[str, Any]:
    return {"code": code, **ROW, **changes}


def push(program: Program, *rows: Any, to: str = "courses", **how: Any) -> Any:
    return program.put(to, {"rows": list(rows), "count": len(rows), **how})


def became(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.json()
    return [f"{one['outcome']} {one['problem']}".strip() for one in answer.json()["rows"]]


def test_each_row_is_applied_by_itself(teacher: Program, institution: Partner) -> None:
    rows = (row("A"), row("B", price=0), row("C", hours="12"), {"code": "D"}, 7, row("A", hours=3), row("E"))
    answer = push(teacher, *rows)
    assert became(answer) == [
        "created",
        "refused course_unfit",
        *["refused field_wrong"] * 3,
        "refused row_twice",
        "created",
    ]
    told = answer.json()["rows"]
    assert told[1]["errors"] == [{"field": "price", "code": "unfit"}]
    assert told[2]["errors"] == [{"field": "hours", "code": "int_type"}]
    assert [one["row"] for one in told] == list(range(7))
    assert set(Course.objects.values_list("code", "institution")) == {("A", institution.pk), ("E", institution.pk)}


def test_pushed_twice_changes_nothing(teacher: Program) -> None:
    assert became(push(teacher, row("A"), row("B"))) == ["created", "created"]
    before = list(Course.objects.order_by("code").values())
    assert became(push(teacher, row("B"), row("A"))) == ["unchanged", "unchanged"]
    assert list(Course.objects.order_by("code").values()) == before


def test_a_draft_is_changed_and_a_live_course_priced_anew(teacher: Program) -> None:
    push(teacher, row("A"), row("B"), row("C"))
    Course.objects.filter(code__in="BC").update(state=CourseState.LIVE)
    rows = row("A", title="Roti Tawar"), row("B", price=400_000), row("C", title="Roti Tawar")
    assert became(push(teacher, *rows)) == ["changed", "changed", "refused not_a_draft"]
    assert list(Course.objects.order_by("code").values_list("title", "price")) == [
        ("Roti Tawar", 350_000),
        (ROW["title"], 400_000),
        (ROW["title"], 350_000),
    ]
    assert CoursePrice.objects.filter(course__code="B").count() == 2


def test_what_is_anothers_or_withdrawn_is_refused(teacher: Program, institution: Partner) -> None:
    a_course(code="THEIRS")
    a_course(institution, code="GONE", state=CourseState.WITHDRAWN)
    assert became(push(teacher, row("THEIRS"), row("GONE"))) == [
        "refused course_code_taken",
        "refused course_withdrawn",
    ]


def test_what_is_in_no_row_of_a_full_push_is_withdrawn(teacher: Program, institution: Partner) -> None:
    a_course(code="THEIRS")
    push(teacher, row("A"), row("B"), row("C"), row("D"))
    answer = push(teacher, row("A"), row("B", price="x"), full=True, stay=["C"], removes=1)
    assert became(answer) == ["unchanged", "refused field_wrong"]
    assert answer.json()["removed"] == ["D"]
    left = Course.objects.exclude(state=CourseState.WITHDRAWN).values_list("code", flat=True)
    assert set(left) == {"A", "B", "C", "THEIRS"}


def test_a_list_that_was_cut_takes_nothing_away(teacher: Program) -> None:
    push(teacher, row("A"), row("B"), row("C"))
    answer = push(teacher, row("A"), row("NEW"), full=True, removes=1)
    assert_is(answer, Problem.REMOVALS_DIFFER)
    assert answer.json()["errors"] == [{"field": "removes", "code": "found_2"}]
    assert_is(push(teacher, full=True), Problem.REMOVALS_DIFFER)
    assert_is(teacher.put("courses", {"rows": [row("A")], "count": 2}), Problem.COUNT_WRONG)
    assert set(Course.objects.values_list("code", "state")) == {(code, "draft") for code in "ABC"}


@pytest.mark.parametrize("how", [{"removes": 1}, {"stay": ["A"]}])
def test_differences_take_nothing_away(teacher: Program, how: dict[str, Any]) -> None:
    assert_is(push(teacher, row("A"), **how), Problem.FIELD_WRONG)
    assert not Course.objects.exists()


def test_more_rows_than_one_call_takes(teacher: Program) -> None:
    answer = push(teacher, *[{"code": f"K{number}"} for number in range(501)])
    assert_is(answer, Problem.FIELD_WRONG)
    assert answer.json()["errors"] == [{"field": "rows", "code": "too_long"}]


def test_the_same_push_again_gets_the_first_answer(teacher: Program) -> None:
    asked = {"rows": [row("A")], "count": 1}
    first, again = (teacher.put("courses", asked, key="k") for _ in range(2))
    assert first.json() == again.json()
    assert became(first) == ["created"]


def test_a_course_is_withdrawn(teacher: Program, institution: Partner) -> None:
    a_course(institution, code="A")
    assert teacher.post("courses/withdraw", {"course_code": "A"}).json() == {"course_code": "A"}
    assert Course.objects.get().state == CourseState.WITHDRAWN
    assert_is(teacher.post("courses/withdraw", {"course_code": "B"}), Problem.COURSE_UNKNOWN)


def slot(course: str, code: str, **changes: Any) -> dict[str, Any]:
    starts = (read_clock() + timedelta(days=7)).replace(hour=3, minute=0, second=0, microsecond=0)
    plain = {"starts_at": starts.isoformat(), "ends_at": (starts + timedelta(days=14)).isoformat(), "seats": 30}
    return {"course_code": course, "schedule_code": code, **plain, **changes}


@pytest.fixture
def course(institution: Partner) -> Course:
    return a_course(institution, code="A")


def test_schedules_are_added_row_by_row(teacher: Program, course: Course) -> None:
    rows = (
        slot("A", "1"),
        slot("A", "2", seats=0),
        slot("B", "1"),
        slot("A", "3", ends_at="2001-01-01T00:00:00Z"),
        slot("A", "4", starts_at="9999-12-31T00:00:00Z"),
        slot("A", "5", starts_at=1_900_000_000),
    )
    answer = push(teacher, *rows, to="schedules")
    assert became(answer) == [
        "created",
        "refused schedule_unfit",
        "refused course_unknown",
        "refused schedule_unfit",
        "refused field_wrong",
        "refused field_wrong",
    ]
    assert [one["field"] for one in answer.json()["rows"][3]["errors"]] == ["ends_at"]
    again = push(teacher, slot("A", "1"), slot("A", "1", seats=31), to="schedules")
    assert became(again) == ["unchanged", "refused row_twice"]
    assert became(push(teacher, slot("A", "1", seats=31), to="schedules")) == ["refused schedule_differs"]
    assert Schedule.objects.count() == 1


def test_a_cancelled_schedule_does_not_come_back(teacher: Program, course: Course) -> None:
    push(teacher, slot("A", "1"), slot("A", "2"), to="schedules")
    answer = push(teacher, slot("A", "2"), to="schedules", full=True, removes=1)
    assert answer.json()["removed"] == [{"course_code": "A", "schedule_code": "1"}]
    assert became(push(teacher, slot("A", "1"), to="schedules")) == ["refused schedule_cancelled"]
    stay = [{"course_code": "A", "schedule_code": "2"}]
    assert push(teacher, to="schedules", full=True, stay=stay).json()["removed"] == []


def test_a_schedule_is_cancelled(teacher: Program, course: Course) -> None:
    push(teacher, slot("A", "1"), to="schedules")
    name = {"course_code": "A", "schedule_code": "1"}
    assert teacher.post("schedules/cancel", name).json() == name
    assert Schedule.objects.get().cancelled_at is not None
    assert_is(teacher.post("schedules/cancel", {**name, "schedule_code": "2"}), Problem.SCHEDULE_UNKNOWN)
    assert_is(teacher.post("schedules/cancel", {**name, "course_code": "B"}), Problem.COURSE_UNKNOWN)
    over = a_schedule(course, at=read_clock() - timedelta(days=90))
    assert_is(teacher.post("schedules/cancel", {**name, "schedule_code": over.code}), Problem.SCHEDULE_OVER)


def page(course: str, address: str = "https://jual.contoh.example/1") -> dict[str, str]:
    return {"course_code": course, "address": address}


def test_offers_are_made_moved_and_ended(seller: Program, platform: Partner) -> None:
    sister = an_institution("Saudara")
    owned_by(sister, platform.business_number)
    for code, school in (("A", an_institution("Satu")), ("B", an_institution("Dua")), ("S", sister)):
        a_course(school, code=code)
    a_course(code="DRAFT", state=CourseState.DRAFT)
    rows = page("A"), page("B"), page("S"), page("X"), page("DRAFT"), page("B", "no address")
    assert became(push(seller, *rows, to="offers")) == [
        "created",
        "created",
        "refused affiliated_sale",
        "refused course_unknown",
        "refused course_unknown",
        "refused row_twice",
    ]
    moved = push(seller, page("A", "https://jual.contoh.example/2"), page("B", "ftp:x"), to="offers")
    assert became(moved) == ["changed", "refused address_unfit"]
    assert became(push(seller, page("B"), to="offers", full=True, removes=1)) == ["unchanged"]
    assert list(Offer.objects.values_list("course__code", flat=True)) == ["B"]
    assert seller.post("offers/end", {"course_code": "B"}).status_code == 200
    assert_is(seller.post("offers/end", {"course_code": "B"}), Problem.NOT_OFFERED)


def test_who_pushes_what_is_anothers_kind(seller: Program, teacher: Program) -> None:
    for program, places in ((seller, ("courses", "schedules")), (teacher, ("offers",))):
        for place in places:
            assert_is(push(program, to=place), Problem.OTHER_KIND)


def test_another_platforms_offers_stay(seller: Program, platform: Partner) -> None:
    course = a_course(code="A")
    others = offered(course, a_platform())
    push(seller, page("A"), to="offers")
    push(seller, to="offers", full=True, removes=1)
    assert list(Offer.objects.all()) == [others]


def statements_of(do: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert set(became(do())) == {"created"}
    return len(asked)


def test_many_rows_cost_as_many_statements_as_two(teacher: Program, seller: Program) -> None:
    """Of each list: they are judged one by one, and written together."""
    few, many = range(2), range(2, 42)
    for numbers in (few, many):
        push(teacher, *(row(f"C{number}") for number in numbers))
    Course.objects.update(state=CourseState.LIVE)
    lists: list[tuple[Program, str, Callable[[int], dict[str, Any]]]] = [
        (teacher, "courses", lambda number: row(f"K{number}")),
        (teacher, "schedules", lambda number: slot(f"C{number}", "1")),
        (seller, "offers", lambda number: page(f"C{number}")),
    ]
    for program, to, item in lists:
        counts = [statements_of(partial(push, program, *map(item, numbers), to=to)) for numbers in (few, many)]
        assert counts[1] <= counts[0], to
    assert CoursePrice.objects.count() == 84
    assert Event.objects.filter(name=CatalogueEvent.OFFERED).count() == 42


def test_the_price_history_has_each_price_of_a_push(teacher: Program) -> None:
    for price in (350_000, 400_000, 400_000, 360_000):
        push(teacher, row("A", price=price), row("B"))
    prices = CoursePrice.objects.order_by("number").values_list("number", "price")
    assert list(prices.filter(course__code="A")) == [(1, 350_000), (2, 400_000), (3, 360_000)]
    assert list(prices.filter(course__code="B")) == [(1, 350_000)]
