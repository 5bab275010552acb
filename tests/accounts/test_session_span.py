"""How long a session lasts: never less than promised, and longer by no more than it may lag behind."""

from datetime import datetime, timedelta

import pytest

from prakerja.accounts.session_span import IDLE, STAFF_IDLE, ends_at, is_touch_due, touched_every

BOTH = pytest.mark.parametrize("idle", [IDLE, STAFF_IDLE])


def test_an_applicants_session_is_written_every_five_minutes_at_most() -> None:
    assert touched_every(IDLE) == timedelta(minutes=5)


def test_a_session_of_staff_is_written_every_minute_at_most() -> None:
    assert touched_every(STAFF_IDLE) == timedelta(minutes=1)


@BOTH
def test_whoever_read_a_page_just_before_the_next_writing_has_the_whole_time(idle: timedelta, now: datetime) -> None:
    last_page = now + touched_every(idle) - timedelta(microseconds=1)
    assert not is_touch_due(now, idle=idle, now=last_page)
    assert ends_at(now, idle=idle) > last_page + idle


@BOTH
def test_a_touch_is_due_to_the_moment(idle: timedelta, now: datetime) -> None:
    assert is_touch_due(now, idle=idle, now=now + touched_every(idle))
