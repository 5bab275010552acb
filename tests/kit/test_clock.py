"""The day in Jakarta, by which limits, ages and lists are counted."""

from datetime import UTC, date, datetime

from prakerja.kit.clock import wib_day


def test_the_day_changes_at_midnight_in_jakarta() -> None:
    assert wib_day(datetime(2021, 2, 23, 16, 59, tzinfo=UTC)) == date(2021, 2, 23)
    assert wib_day(datetime(2021, 2, 23, 17, 0, tzinfo=UTC)) == date(2021, 2, 24)
