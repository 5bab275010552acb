"""What an institution may put into the catalogue."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.clock import wib_day
from prakerja.training.catalogue_refusals import CourseRefused
from prakerja.training.course_content import require_fit, vocabulary
from prakerja.training.course_rules import CourseContent, CourseFault, ScheduleFault, ScheduleTerms
from tests.situations.catalogue import CONTENT, NOW

DAY = wib_day(NOW)


def faults_of(content: CourseContent) -> list[CourseFault]:
    try:
        require_fit(content, vocabulary(DAY))
    except CourseRefused as refused:
        return refused.faults
    return []


def test_a_course_as_it_must_be_is_fit() -> None:
    assert faults_of(CONTENT) == []
    assert faults_of(replace(CONTENT, method="face_to_face", regency="3171")) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        *(({"code": code}, CourseFault.CODE) for code in ("", "a b", "é", "x" * 26, "PEL-1\n")),
        *(
            ({"title": title}, CourseFault.TITLE)
            for title in ("", "abcd", "x" * 121, "Dua  spasi", "Tak\u200bterlihat")
        ),
        *(({"summary": summary}, CourseFault.SUMMARY) for summary in ("", "x" * 39, "x" * 1001, "\0" + "x" * 40)),
        *(
            ({"topics": t}, CourseFault.TOPICS)
            for t in ((), ("magic",), ("food",) * 2, ("food", "data", "sales", "it"))
        ),
        ({"method": "telepathy"}, CourseFault.METHOD),
        ({"level": "master"}, CourseFault.LEVEL),
        *(({"teacher": teacher}, CourseFault.TEACHER) for teacher in ("", "ab", "x" * 121, " Chef")),
        ({"standard": "x" * 81}, CourseFault.STANDARD),
        *(({"hours": hours}, CourseFault.HOURS) for hours in (0, -1, 1_001)),
        *(({"price": price}, CourseFault.PRICE) for price in (0, -1, 10_000_001)),
        ({"minimum_age": 14}, CourseFault.AGE),
        ({"minimum_age": 30, "maximum_age": 29}, CourseFault.AGE),
        ({"minimum_age": 30, "maximum_age": 0}, CourseFault.AGE),
        ({"minimum_education": "wizard"}, CourseFault.EDUCATION),
        ({"regency": "3171"}, CourseFault.REGENCY),
        ({"method": "face_to_face"}, CourseFault.REGENCY),
        ({"method": "face_to_face", "regency": "9999"}, CourseFault.REGENCY),
    ],
)
def test_each_fault_is_named(changes: dict[str, Any], fault: CourseFault) -> None:
    assert faults_of(replace(CONTENT, **changes)) == [fault]


@pytest.mark.parametrize("name", [name for name in vars(CONTENT) if name != "maximum_age"])
def test_whatever_changes_in_a_course_changes_its_fingerprint(name: str) -> None:
    value = getattr(CONTENT, name)
    other: Any = value + 1 if isinstance(value, int) else f"{value}x"
    changes: dict[str, Any] = {name: (*value, "data") if isinstance(value, tuple) else other}
    assert replace(CONTENT, **changes).fingerprint() != CONTENT.fingerprint()


def schedule(**changes: Any) -> list[ScheduleFault]:
    plain = ScheduleTerms("J1", starts_at=NOW, ends_at=NOW + timedelta(days=1), seats=1)
    return replace(plain, **changes).faults(now=NOW)


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, []),
        ({"code": "x" * 17}, [ScheduleFault.CODE]),
        ({"ends_at": NOW}, [ScheduleFault.TIMES]),
        ({"starts_at": NOW - timedelta(days=2), "ends_at": NOW}, [ScheduleFault.TIMES]),
        ({"ends_at": NOW + timedelta(days=367)}, [ScheduleFault.TIMES]),
        ({"meetings": 0}, [ScheduleFault.MEETINGS]),
        ({"meetings": 11}, [ScheduleFault.MEETINGS]),
        ({"seats": 0}, [ScheduleFault.SEATS]),
        ({"seats": 1_000_001}, [ScheduleFault.SEATS]),
    ],
)
def test_a_schedule_is_as_it_must_be(changes: dict[str, Any], faults: list[ScheduleFault]) -> None:
    assert schedule(**changes) == faults


@given(st.text(max_size=130), st.text(max_size=60), st.integers(), st.text(max_size=5))
def test_whatever_is_written_is_fit_or_named(title: str, summary: str, hours: int, regency: str) -> None:
    faults_of(replace(CONTENT, title=title, summary=summary, hours=hours, regency=regency))
