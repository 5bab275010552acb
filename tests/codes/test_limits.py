"""How often is enough, to the last microsecond."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.codes import limits
from prakerja.codes.limits import Allowance, Limit, Window, midnight_after, midnight_before
from prakerja.kit.clock import WIB, wib_day

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
INSTANT, MINUTE, HOUR, DAY = timedelta(microseconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
OF_ONE = Limit("of_one", (Window(5, HOUR), Window(10, DAY)))


def ago(*times: timedelta) -> list[datetime]:
    return [NOW - time for time in times]


def test_nothing_done_leaves_everything() -> None:
    assert OF_ONE.allowance([], now=NOW) == Allowance(5)


def test_the_first_is_possible_and_the_fifth_is_the_last_of_the_hour() -> None:
    four = ago(2 * MINUTE, 3 * MINUTE, 4 * MINUTE, 5 * MINUTE)
    assert OF_ONE.allowance(four, now=NOW) == Allowance(1)
    assert OF_ONE.allowance([*four, NOW - 50 * MINUTE], now=NOW) == Allowance(0, NOW + 10 * MINUTE)


def test_the_order_in_which_it_was_done_is_no_matter() -> None:
    five = ago(50 * MINUTE, 2 * MINUTE, 40 * MINUTE, 3 * MINUTE, 4 * MINUTE)
    assert OF_ONE.allowance(five, now=NOW) == Allowance(0, NOW + 10 * MINUTE)


def test_what_was_done_an_hour_ago_to_the_instant_does_not_count() -> None:
    four = ago(MINUTE, MINUTE, MINUTE, MINUTE)
    assert OF_ONE.allowance([*four, NOW - HOUR], now=NOW) == Allowance(1)
    assert OF_ONE.allowance([*four, NOW - HOUR + INSTANT], now=NOW) == Allowance(0, NOW + INSTANT)


def test_ten_a_day() -> None:
    ten = ago(*[2 * hours * HOUR for hours in range(1, 11)])
    assert OF_ONE.allowance(ten[:9], now=NOW) == Allowance(1)
    assert OF_ONE.allowance(ten, now=NOW) == Allowance(0, NOW + 4 * HOUR)


def test_the_window_that_keeps_closed_longest_decides() -> None:
    done = ago(*[number * MINUTE for number in range(1, 11)])
    assert OF_ONE.allowance(done, now=NOW) == Allowance(0, NOW - 10 * MINUTE + DAY)


def test_when_more_were_done_than_allowed_enough_of_them_must_grow_old() -> None:
    seven = ago(*[number * MINUTE for number in range(1, 8)])
    assert OF_ONE.allowance(seven, now=NOW) == Allowance(0, NOW + 55 * MINUTE)


def test_a_pause_ends_at_its_moment() -> None:
    until = NOW + 15 * MINUTE
    assert OF_ONE.allowance([], now=until - INSTANT, closed_until=until) == Allowance(0, until)
    assert OF_ONE.allowance([], now=until, closed_until=until) == Allowance(5)


# by the day


MIDNIGHT = datetime(2021, 2, 25, tzinfo=WIB)
A_DAY = Limit("a_day", (Window(2),))


def test_a_day_ends_at_midnight_in_jakarta() -> None:
    done = [MIDNIGHT - HOUR, MIDNIGHT - INSTANT]
    assert A_DAY.allowance(done, now=MIDNIGHT - INSTANT) == Allowance(0, MIDNIGHT)
    assert A_DAY.allowance(done, now=MIDNIGHT) == Allowance(2)


def test_what_is_done_at_midnight_belongs_to_the_new_day() -> None:
    assert A_DAY.allowance([MIDNIGHT], now=MIDNIGHT) == Allowance(1)
    assert A_DAY.allowance([MIDNIGHT, MIDNIGHT], now=MIDNIGHT + INSTANT) == Allowance(0, MIDNIGHT + DAY)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  in UTC
def test_midnights_lie_around_their_moment(moment: datetime) -> None:
    assert midnight_before(moment) <= moment < midnight_after(moment)
    assert midnight_after(moment) - midnight_before(moment) == DAY
    assert wib_day(midnight_before(moment)) == wib_day(moment) != wib_day(midnight_after(moment))


def test_it_is_the_day_of_jakarta_whatever_clock_the_machine_has(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "America/New_York")
        time.tzset()
        begins = midnight_before(MIDNIGHT)
    time.tzset()
    assert begins == MIDNIGHT


# what a limit is


@pytest.mark.parametrize("windows", [(), (Window(0, HOUR),), (Window(5, HOUR), Window(0))])
def test_a_limit_that_allows_nothing_is_none(windows: tuple[Window, ...]) -> None:
    with pytest.raises(ValueError, match="allows something"):
        Limit("nothing", windows)


def test_a_limit_is_counted_somewhere() -> None:
    with pytest.raises(ValueError, match="allows something"):
        Limit("nowhere", (Window(1, HOUR),), shares=0)


def test_a_pause_is_kept_in_one_row() -> None:
    with pytest.raises(ValueError, match="one row"):
        Limit("both", (Window(1, HOUR),), pause=HOUR, shares=2)


def test_it_is_kept_as_long_as_its_longest_window() -> None:
    assert OF_ONE.keep_until(NOW) == NOW + DAY
    assert A_DAY.keep_until(MIDNIGHT - INSTANT) == MIDNIGHT


def test_the_house_has_one_set_of_figures() -> None:
    assert limits.CODES_TO_AN_ADDRESS.windows == limits.CODES_OF_AN_OWNER.windows == OF_ONE.windows
    assert limits.SAME_CODE_AGAIN.windows == (Window(1, timedelta(seconds=30)),)
    assert limits.CODES_BY_STRANGERS.windows == (Window(8, HOUR), Window(16, DAY))
    assert limits.FIRST_CODES_TO_AN_ADDRESS.windows == (Window(3, DAY),)
    assert Limit("codes_of_a_network", (Window(300, HOUR),), shares=16) == limits.CODES_OF_A_NETWORK


# whatever was done


MOMENTS = st.integers(-2 * 86_400, 0).map(lambda seconds: NOW + timedelta(seconds=seconds))
WINDOWS = st.builds(Window, st.integers(1, 4), st.none() | st.sampled_from([timedelta(seconds=30), MINUTE, HOUR, DAY]))
LIMITS = st.builds(Limit, st.just("any"), st.lists(WINDOWS, min_size=1, max_size=3).map(tuple))


@given(LIMITS, st.lists(MOMENTS, max_size=8))
def test_when_the_next_one_is_told_it_is_possible_then_and_not_an_instant_earlier(
    limit: Limit, done: list[datetime]
) -> None:
    found = limit.allowance(done, now=NOW)
    assert (found.left == 0) == (found.next_at is not None)
    if found.next_at is not None:
        assert limit.allowance(done, now=found.next_at).left > 0
        assert limit.allowance(done, now=found.next_at - INSTANT).left == 0


@given(LIMITS, st.lists(MOMENTS, max_size=8))
def test_doing_one_more_leaves_one_less(limit: Limit, done: list[datetime]) -> None:
    left = limit.allowance(done, now=NOW).left
    assert limit.allowance([*done, NOW], now=NOW).left == max(0, left - 1)


@given(LIMITS, st.lists(MOMENTS, max_size=8))
def test_nothing_counts_any_more_at_the_end_of_its_keeping(limit: Limit, done: list[datetime]) -> None:
    assert limit.allowance(done, now=limit.keep_until(NOW)) == limit.allowance([], now=limit.keep_until(NOW))
