"""When an event is tried again, and how long whoever fails rests."""

from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.connectors.webhooks.failures import Cause
from prakerja.partners.webhooks.rules import KEPT_FOR, SPACING, STOPPED_AFTER, next_try, outcome_of, rests_until

NOW: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


def test_tries_grow_apart_and_end_before_a_webhook_is_stopped() -> None:
    assert list(SPACING) == sorted(SPACING)
    assert timedelta(days=3) < sum(SPACING, timedelta()) < STOPPED_AFTER < KEPT_FOR


def test_after_its_last_try_an_event_is_tried_no_more() -> None:
    assert next_try(1, now=NOW) == NOW + timedelta(minutes=1)
    assert next_try(len(SPACING), now=NOW) == NOW + timedelta(hours=24)
    assert next_try(len(SPACING) + 1, now=NOW) is None


@pytest.mark.parametrize(("failures", "seconds"), [(1, None), (2, None), (3, 30), (4, 60), (5, 120)])
def test_whoever_answers_badly_rests_after_the_third_time(failures: int, seconds: int | None) -> None:
    until = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert rests_until(failures, has_hung=False, now=NOW) == until


@pytest.mark.parametrize(("failures", "seconds"), [(1, 30), (2, 60), (3, 120)])
def test_whoever_hangs_rests_at_once(failures: int, seconds: int) -> None:
    assert rests_until(failures, has_hung=True, now=NOW) == NOW + timedelta(seconds=seconds)


@given(st.integers(1, 10**9), st.booleans())
def test_nobody_rests_for_more_than_an_hour(failures: int, has_hung: bool) -> None:
    until = rests_until(failures, has_hung=has_hung, now=NOW)
    assert until is None or until - NOW <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("status", "cause"),
    [(200, None), (204, None), (299, None), (300, Cause.REDIRECTED), (308, Cause.REDIRECTED), (400, Cause.REFUSED)],
)
def test_only_a_status_of_the_two_hundreds_is_that_it_is_taken(status: int, cause: Cause | None) -> None:
    assert outcome_of(status).cause is cause
    assert outcome_of(status).is_taken is (cause is None)


def test_gone_is_gone() -> None:
    assert outcome_of(410).is_gone
    assert not outcome_of(404).is_gone
