"""By when what is owed is paid back: days, zones, month ends, parts. Pure."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.appeals.repayment.rules import (
    Part,
    end_of,
    how_parts_stand,
    last_day,
    monthly_parts,
    parts_within,
    pays_until,
    reminded_for,
)
from prakerja.kit.clock import WIB, WIT, WITA
from prakerja.kit.rupiah import Rupiah, sum_of

A_DAY = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("zone", "at", "last"),
    [
        # The last second of 1 March in Jakarta is 2 March in the east.
        (WIB, datetime(2021, 3, 1, 16, 59, 59, tzinfo=UTC), date(2021, 4, 29)),
        (WITA, datetime(2021, 3, 1, 16, 59, 59, tzinfo=UTC), date(2021, 4, 30)),
        (WIT, datetime(2021, 3, 1, 16, 59, 59, tzinfo=UTC), date(2021, 4, 30)),
        (WIB, datetime(2021, 3, 1, 17, tzinfo=UTC), date(2021, 4, 30)),
        # Over 29 February.
        (WIB, datetime(2024, 1, 1, 3, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_the_day_of_the_notice_is_day_one_where_they_live(zone: object, at: datetime, last: date) -> None:
    until = pays_until(at, days=60, zone=zone)  # type: ignore[arg-type]
    assert last_day(until, zone) == last  # type: ignore[arg-type]
    assert until == end_of(last, zone)  # type: ignore[arg-type]


@given(owed=st.integers(1, 10**7), count=st.integers(1, 3), today=A_DAY, days=st.integers(0, 60))
def test_parts_are_all_of_it_in_order_and_end_on_the_last_day(owed: int, count: int, today: date, days: int) -> None:
    last = date.fromordinal(today.toordinal() + days)
    parts = parts_within(Rupiah(owed), count, today=today, last=last)
    assert sum_of(part.amount for part in parts) == Rupiah(owed)
    dates = [part.due_on for part in parts]
    assert dates == sorted(set(dates))
    assert (dates[-1], dates[0] > today or days == 0) == (last, True)
    assert all(part.amount for part in parts)


def test_a_month_that_is_shorter_ends_earlier_and_shortens_none_after_it() -> None:
    parts = monthly_parts(Rupiah(1_000_000), 3, today=date(2021, 1, 31))
    assert [(part.due_on, int(part.amount)) for part in parts] == [
        (date(2021, 2, 28), 333_334),
        (date(2021, 3, 31), 333_333),
        (date(2021, 4, 30), 333_333),
    ]
    assert monthly_parts(Rupiah(2), 3, today=date(2024, 1, 31))[0].due_on == date(2024, 2, 29)


def test_what_is_paid_fills_the_earliest_part_first() -> None:
    parts = [Part(date(2021, 3, 1), Rupiah(300)), Part(date(2021, 4, 1), Rupiah(200))]
    assert [int(one.left) for one in how_parts_stand(parts, Rupiah(350))] == [0, 150]


@pytest.mark.parametrize(("days", "told"), [(8, None), (7, 7), (3, 3), (1, 1), (0, None), (-1, -1), (-2, None)])
def test_they_are_told_before_the_next_date_and_the_day_after_it(days: int, told: int | None) -> None:
    due = date(2021, 3, 10)
    standing = how_parts_stand([Part(date(2021, 3, 1), Rupiah(5)), Part(due, Rupiah(5))], Rupiah(5))
    found = reminded_for(standing, today=date.fromordinal(due.toordinal() - days))
    assert found == (None if told is None else (due, told))


@pytest.mark.parametrize(
    ("today", "told"),
    [(11, (10, -1)), (12, (15, 3)), (13, (20, 7)), (16, (15, -1)), (17, (20, 3)), (18, None), (21, (20, -1))],
)
def test_who_missed_a_date_is_told_of_those_after_it(today: int, told: tuple[int, int] | None) -> None:
    standing = how_parts_stand([Part(date(2021, 3, day), Rupiah(5)) for day in (10, 15, 20)], Rupiah(0))
    found = reminded_for(standing, today=date(2021, 3, today))
    assert found == (None if told is None else (date(2021, 3, told[0]), told[1]))


def test_nobody_is_told_of_what_is_paid() -> None:
    assert (
        reminded_for(how_parts_stand([Part(date(2021, 3, 1), Rupiah(5))], Rupiah(5)), today=date(2021, 2, 28)) is None
    )
