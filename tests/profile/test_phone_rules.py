"""When a code may be sent, and what a person typed in its place."""

from datetime import UTC, datetime, timedelta

import pytest

from prakerja.profile.phone_rules import CODE_LIFE, Delivery, Sending, delivery_of, next_send_at, read_code

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def sent(*ago: timedelta, mine: bool = True, same_number: bool = True) -> list[Sending]:
    return [Sending(at=NOW - one, mine=mine, same_number=same_number) for one in ago]


def test_the_first_code_goes_at_once() -> None:
    assert next_send_at([], now=NOW) is None


def test_the_next_code_waits_thirty_seconds() -> None:
    assert next_send_at(sent(29 * SECOND), now=NOW) == NOW + SECOND
    assert next_send_at(sent(30 * SECOND), now=NOW) is None


def test_a_corrected_number_needs_no_wait() -> None:
    assert next_send_at(sent(3 * SECOND, same_number=False), now=NOW) is None


def test_a_stranger_who_asks_for_my_number_does_not_make_me_wait() -> None:
    assert next_send_at(sent(3 * SECOND, mine=False), now=NOW) is None


@pytest.mark.parametrize(("mine", "same_number"), [(True, True), (True, False), (False, True)])
def test_five_an_hour_per_account_and_per_number(mine: bool, same_number: bool) -> None:
    four = sent(2 * MINUTE, 3 * MINUTE, 4 * MINUTE, 5 * MINUTE, mine=mine, same_number=same_number)
    fifth = sent(50 * MINUTE, mine=mine, same_number=same_number)
    assert next_send_at(four, now=NOW) is None
    assert next_send_at(four + fifth, now=NOW) == NOW + 10 * MINUTE


def test_ten_a_day_per_account_and_per_number() -> None:
    ten = sent(*[2 * hours * HOUR for hours in range(1, 11)])
    assert next_send_at(ten[:9], now=NOW) is None
    assert next_send_at(ten, now=NOW) == NOW + 4 * HOUR


def test_the_longest_wait_counts() -> None:
    assert next_send_at(sent(*[SECOND * number for number in range(1, 12)]), now=NOW) == NOW - 10 * SECOND + 24 * HOUR


def test_a_code_lives_ten_minutes() -> None:
    assert CODE_LIFE / MINUTE == 10


@pytest.mark.parametrize("typed", ["123456", " 123456 ", "123 456", "123-456", "1 2 3 4 5 6", "１２３４５６", "١٢٣٤٥٦"])
def test_a_code_is_read_however_it_is_spaced(typed: str) -> None:
    assert read_code(typed) == "123456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "abcdef", "12345½", "@host #123456", "1234\x0056"])
def test_what_is_not_six_digits_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


def test_a_code_may_begin_with_zero() -> None:
    assert read_code("000123") == "000123"


@pytest.mark.parametrize(
    ("state", "age", "delivery"),
    [
        ("queued", 14 * SECOND, Delivery.ON_ITS_WAY),
        ("queued", 15 * SECOND, Delivery.TROUBLE),
        ("sent", MINUTE, Delivery.SENT),
        ("delivered", MINUTE, Delivery.ARRIVED),
        ("failed", MINUTE, Delivery.FAILED),
        ("expired", HOUR, Delivery.TOO_LATE),
        (None, MINUTE, Delivery.FAILED),
    ],
)
def test_the_state_in_the_outbox_tells_what_became_of_the_sms(
    state: str | None, age: timedelta, delivery: Delivery
) -> None:
    assert delivery_of(state, posted_at=NOW - age, now=NOW) == delivery
