"""A reminder that waited in a queue goes out by day where its reader lives, and only while what it says is true."""

from datetime import datetime, timedelta
from typing import Final

import pytest

from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import know_all_jobs
from prakerja.kit.queue import forget_all_jobs, waiting_jobs
from prakerja.messages.left_over_job import run_left_over
from prakerja.messages.lost_messages import deliver_lost_messages
from prakerja.messages.models import Message
from prakerja.messages.open_messages import OpenMessage, open_messages
from tests.cards.test_remind_of_deadlines import HOUR, NINE, days_told
from tests.situations.lives import a_card, bought, extended, held, released, reminded
from tests.situations.waves import BANDUNG, JAYAPURA

pytestmark = pytest.mark.django_db
WORKER: Final = Actor.system("messages.deliver_message")
DAY: Final = timedelta(days=1)
#: Eight in the evening of Jakarta, of the day of the first reminder.
EIGHT: Final = NINE + 11 * HOUR


@pytest.fixture(autouse=True)
def as_in_a_worker() -> None:
    know_all_jobs()


def a_reminded_card(*, at: datetime = NINE, regency: str = BANDUNG) -> Card:
    card = a_card(regency=regency)
    Message.objects.exclude(text="card_deadline").delete()
    reminded(at=at)
    forget_all_jobs()
    return card


def brought_out(*, at: datetime) -> list[OpenMessage]:
    """As a delivery job does it: what would be sent at this moment."""
    keys = list(Message.objects.filter(text="card_deadline").order_by("channel", "id").values_list("owner_id", "id"))
    opened = open_messages(keys=keys, by=WORKER, now=at)
    assert all(isinstance(one, OpenMessage) for one in opened)
    return [one for one in opened if isinstance(one, OpenMessage)]


def fates() -> set[tuple[str, str]]:
    return set(Message.objects.filter(text="card_deadline").values_list("state", "failure"))


UNTRUE: Final = {("expired", "no longer true")}


def test_by_day_both_go_out_at_once() -> None:
    a_reminded_card()
    assert len(brought_out(at=EIGHT - timedelta(microseconds=1))) == 2


def test_one_that_a_late_queue_kept_into_the_night_waits_for_the_morning() -> None:
    a_reminded_card()
    for hours in (0, 3, 7, 12):
        assert brought_out(at=EIGHT + hours * HOUR) == []
    assert set(Message.objects.values_list("state", "not_before")) == {("queued", NINE + DAY)}
    assert len(brought_out(at=NINE + DAY)) == 2


def test_it_is_night_where_the_reader_lives() -> None:
    a_reminded_card(regency=JAYAPURA)
    assert brought_out(at=EIGHT - 2 * HOUR) == []
    assert set(Message.objects.values_list("not_before", flat=True)) == {NINE + DAY - 2 * HOUR}
    assert len(brought_out(at=NINE + DAY - 2 * HOUR)) == 2


def test_until_the_morning_no_sweep_has_it_and_from_then_on_one_has() -> None:
    a_reminded_card()
    brought_out(at=EIGHT)
    assert deliver_lost_messages(NINE + DAY - timedelta(microseconds=1)) == 0
    run_left_over(now=NINE + DAY - HOUR)
    assert waiting_jobs() == []
    assert fates() == {("queued", "")}
    assert deliver_lost_messages(NINE + DAY) == 2


def test_in_the_morning_it_says_how_many_days_are_left_then() -> None:
    a_reminded_card()
    assert "14 hari lagi" in brought_out(at=EIGHT - HOUR)[0].body
    brought_out(at=EIGHT)
    assert "13 hari lagi" in brought_out(at=NINE + DAY)[0].body


def test_of_two_that_would_come_on_one_day_the_older_is_not_said() -> None:
    card = a_reminded_card(at=NINE + 10 * DAY)
    assert days_told(card) == [7]
    assert brought_out(at=EIGHT + 10 * DAY) == []
    assert brought_out(at=NINE + 11 * DAY) == []
    assert fates() == UNTRUE
    reminded(at=NINE + 11 * DAY)
    assert [one.subject != "" for one in brought_out(at=NINE + 11 * DAY)] == [True, False]
    assert days_told(card) == [3, 7]


def test_who_has_bought_meanwhile_is_not_told_to_buy() -> None:
    bought(a_reminded_card(), at=NINE + HOUR)
    assert brought_out(at=NINE + 2 * HOUR) == []
    assert fates() == UNTRUE


def test_nobody_is_told_of_a_deadline_that_stands_still_or_is_over() -> None:
    card = a_reminded_card(at=NINE + 14 * DAY)
    assert brought_out(at=card.buys_until) == []
    assert fates() == UNTRUE
    Message.objects.all().delete()
    reminded(at=NINE + 14 * DAY)
    held(card, at=NINE + 14 * DAY)
    assert brought_out(at=NINE + 14 * DAY) == []
    assert fates() == UNTRUE


def test_a_deadline_that_moved_is_not_told_as_it_was() -> None:
    card = a_reminded_card()
    extended(card, days=10, at=NINE + HOUR)
    assert brought_out(at=NINE + 2 * HOUR) == []
    assert fates() == UNTRUE


def test_the_hour_of_the_deadline_is_that_of_the_moment_of_telling() -> None:
    card = a_reminded_card()
    card = held(card, at=NINE)
    card = released(card, at=NINE + 5 * HOUR)
    # The clock went on with what was left: the last second is on the next day now, and that reminder another one.
    assert brought_out(at=NINE + 5 * HOUR) == []
    reminded(at=NINE + DAY)
    held(card, at=NINE + DAY + HOUR)
    released(card, at=NINE + DAY + 2 * HOUR)
    assert "pukul 05.59 WIB" in brought_out(at=NINE + DAY + 3 * HOUR)[0].body
