"""What became of the message with a code."""

from datetime import UTC, datetime, timedelta

import pytest

from prakerja.codes.delivery import Delivery, read_delivery

NOW = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("state", "age", "delivery"),
    [
        ("queued", 15 * SECOND - timedelta(microseconds=1), Delivery.ON_ITS_WAY),
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
    assert read_delivery(state, posted_at=NOW - age, now=NOW) == delivery
