"""What a letter says of its holder and of itself, and how much time is left."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prakerja.cards.rules import decree_number, masked_name, time_left

UNTIL = datetime(2021, 3, 25, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Siti Aminah", "S••• A•••"), ("Y", "Y•••"), ("  Budi   Santoso ", "B••• S•••"), ("", "•••"), ("王小明", "王•••")],
)
def test_of_a_name_the_first_letters_are_shown_and_not_its_length(name: str, shown: str) -> None:
    assert masked_name(name) == shown


def test_the_number_of_a_letter_is_of_its_wave_and_year() -> None:
    assert decree_number(12, awarded_on=date(2021, 2, 24)) == "SK-12/2021"


def test_time_runs_until_the_deadline_and_stands_still_while_the_card_is_held() -> None:
    hour = timedelta(hours=1)
    assert time_left(UNTIL, now=UNTIL - hour) == hour
    assert time_left(UNTIL, now=UNTIL) == time_left(UNTIL, now=UNTIL + hour) == timedelta()
    assert time_left(UNTIL, now=UNTIL + hour, paused_at=UNTIL - hour) == hour
