"""When an announced wave may be moved: every pair of its times, against every moment of its life."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.waves.schedule_rules import Schedule, ScheduleFault, may_reschedule
from tests.situations.waves import CLOSES, OPENS, RESULT

PLANNED = Schedule(OPENS, CLOSES, RESULT)
A_DAY = timedelta(days=1)
BEFORE, DURING, AFTER = OPENS - A_DAY, OPENS + A_DAY, CLOSES + A_DAY
F = ScheduleFault


def faults(now: datetime, changes: dict[str, datetime], *, has_window: bool = True) -> list[ScheduleFault]:
    return may_reschedule(PLANNED, Schedule(**(PLANNED._asdict() | changes)), has_window=has_window, now=now)


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        (BEFORE, {"opens_at": OPENS + A_DAY}),
        (BEFORE, {"opens_at": OPENS - timedelta(hours=1)}),
        (BEFORE, {"closes_at": CLOSES - A_DAY}),
        (DURING, {"closes_at": CLOSES + A_DAY}),
        (DURING, {"result_expected_at": RESULT + A_DAY}),
        (BEFORE, {"opens_at": OPENS + A_DAY, "closes_at": CLOSES + A_DAY, "result_expected_at": RESULT + A_DAY}),
    ],
)
def test_it_is_postponed_before_it_opens_extended_while_it_is_open(now: datetime, changes: dict[str, datetime]) -> None:
    assert faults(now, changes) == []


def test_after_its_closing_its_result_alone_is_moved() -> None:
    assert faults(AFTER, {"result_expected_at": RESULT + A_DAY}, has_window=False) == []
    assert faults(AFTER, {"closes_at": RESULT - A_DAY}, has_window=False) == [F.CLOSED_ALREADY]
    assert faults(AFTER, {"opens_at": OPENS - A_DAY}, has_window=False) == [F.OPENED_ALREADY]


@pytest.mark.parametrize(
    ("now", "changes", "found"),
    [
        (BEFORE, {}, [F.NOTHING_CHANGES]),
        (DURING, {"opens_at": OPENS + A_DAY}, [F.OPENED_ALREADY]),
        (OPENS, {"opens_at": OPENS + A_DAY}, [F.OPENED_ALREADY]),
        (BEFORE, {"opens_at": BEFORE}, [F.OPENS_IN_THE_PAST]),
        (DURING, {"closes_at": CLOSES - A_DAY}, [F.CLOSES_EARLIER]),
        # The job that closes it may be late; nobody joins any more all the same.
        (CLOSES, {"closes_at": CLOSES + A_DAY}, [F.CLOSED_ALREADY]),
        (BEFORE, {"opens_at": CLOSES}, [F.CLOSES_BEFORE_IT_OPENS]),
        (DURING, {"closes_at": RESULT + A_DAY}, [F.RESULT_BEFORE_CLOSING]),
        (RESULT, {"result_expected_at": RESULT - A_DAY}, [F.RESULT_IN_THE_PAST]),
        (DURING, {"result_expected_at": RESULT.replace(year=2022)}, [F.RESULT_IN_OTHER_YEAR]),
        (DURING, {"result_expected_at": RESULT.replace(year=2031)}, [F.RESULT_TOO_FAR_AHEAD]),
    ],
)
def test_what_cannot_be_is_refused_for_its_reason(
    now: datetime, changes: dict[str, datetime], found: list[ScheduleFault]
) -> None:
    assert faults(now, changes) == found


_MOMENTS = st.integers(-50, 300).map(lambda days: OPENS + days * A_DAY)


@given(now=_MOMENTS, opens=_MOMENTS, closes=_MOMENTS, result=_MOMENTS)
def test_whatever_is_allowed_leaves_what_has_happened_as_it_was(
    now: datetime, opens: datetime, closes: datetime, result: datetime
) -> None:
    wanted = Schedule(opens, closes, result)
    if may_reschedule(PLANNED, wanted, has_window=now < CLOSES, now=now):
        return
    assert wanted.opens_at < wanted.closes_at <= wanted.result_expected_at
    assert wanted.opens_at == OPENS or now < min(OPENS, wanted.opens_at)
    assert wanted.closes_at == CLOSES or (now < CLOSES and (now < OPENS or wanted.closes_at > CLOSES))
