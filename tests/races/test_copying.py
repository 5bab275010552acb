"""What was written before a round and saved after it is in the next: however long somebody writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Event, Thread
from typing import Any
from urllib.parse import quote

import pytest

from prakerja.kit import horizon
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import Course
from tests.situations.at_once import alone
from tests.situations.calls_of_v2 import Program, program_of
from tests.situations.training import a_course, an_institution

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def writing(code: str) -> Iterator[None]:
    """The course is priced anew, and saved at the end of this."""
    written, end = Event(), Event()

    def write() -> None:
        with unit_of_work(by=Actor.system("a test")):
            Course.objects.filter(code=code).update(price=1)
            written.set()
            end.wait(10)

    thread = Thread(target=alone, args=[write])
    thread.start()
    written.wait(10)
    try:
        yield
    finally:
        end.set()
        thread.join(10)


def round_of(school: Program, since: str = "") -> tuple[dict[str, int], str]:
    told: Any = school.get("courses", f"updated_since={quote(since)}" if since else "").json()
    return {one["code"]: one["price"] for one in told["items"]}, told["updated_since"]


def test_what_is_saved_late_is_in_the_next_round(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without the minute by which rounds overlap: only whoever still writes is waited for.
    monkeypatch.setattr(horizon, "LAG", timedelta(0))
    institution = an_institution()
    for code in "AB":
        a_course(institution, code=code, price=5)
    school = program_of(institution)
    with writing("A"):
        seen, since = round_of(school)
        assert seen == {"A": 5, "B": 5}
        Course.objects.filter(code="B").update(price=2)
        seen, since = round_of(school, since)
        assert seen["B"] == 2
    seen, since = round_of(school, since)
    assert seen["A"] == 1
    assert round_of(school, since)[0] == {}
