"""Reminders come 14, 7, 3 and 1 days before, by day where the reader lives, and each once."""

from datetime import UTC, datetime, timedelta

import pytest

from prakerja.authority.require import PermissionMissing
from prakerja.cards.models import Card
from prakerja.cards.remind_of_deadlines import DAYS_BEFORE, remind_of_deadlines
from prakerja.kit.actor import Actor
from prakerja.messages.models import Message
from tests.situations.lives import REMINDING, REVOKING, a_card, bought, cards_of_a_wave, reminded, revoked
from tests.situations.waves import JAYAPURA

pytestmark = pytest.mark.django_db
#: The last day is 28 March: of fourteen days before, nine in the morning of Jakarta.
NINE = datetime(2021, 3, 14, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def days_told(card: Card) -> list[int]:
    """Of which reminders there is a letter."""
    keys = Message.objects.filter(text="card_deadline", channel="email", owner_id=card.applicant_id)
    return sorted(int(str(key).split(":")[2]) for key in keys.values_list("once_key", flat=True))


@pytest.mark.parametrize("days", DAYS_BEFORE)
def test_on_its_day_and_not_on_the_day_before(days: int) -> None:
    card = a_card()
    day = NINE + timedelta(days=14 - days)
    reminded(at=day - HOUR)
    assert days not in days_told(card)
    reminded(at=day)
    assert days_told(card)[0] == days


def test_by_e_mail_and_sms_once_however_often_somebody_looks() -> None:
    card = a_card()
    for hours in range(30):
        reminded(at=NINE + hours * HOUR)
    told = Message.objects.filter(text="card_deadline", owner_id=card.applicant_id)
    assert sorted(told.values_list("channel", flat=True)) == ["email", "sms"]


def test_nine_in_the_morning_comes_two_hours_earlier_in_the_east() -> None:
    card = a_card(regency=JAYAPURA)
    reminded(at=NINE - 2 * HOUR - timedelta(minutes=1))
    assert days_told(card) == []
    reminded(at=NINE - 2 * HOUR)
    assert days_told(card) == [14]


def test_nobody_is_woken() -> None:
    card = a_card()
    reminded(at=NINE + 11 * HOUR)
    assert days_told(card) == []


def test_who_was_not_told_in_time_hears_of_the_next_one_only() -> None:
    card = a_card()
    reminded(at=NINE + timedelta(days=8))
    assert days_told(card) == [7]
    reminded(at=NINE + timedelta(days=8) + HOUR)
    assert days_told(card) == [7]


def test_on_the_last_day_there_is_still_the_last_one() -> None:
    card = a_card()
    reminded(at=NINE + timedelta(days=14))
    assert days_told(card) == [1]
    words = Message.objects.filter(channel="email", text="card_deadline").get().words_as_json
    assert '"days_left": 0' in words


def test_none_while_the_card_is_held_none_for_who_has_bought_and_none_afterwards() -> None:
    held, with_training, overdue = cards_of_a_wave(3)
    Card.objects.filter(pk=held.pk).update(held_since=NINE, held_for="cause")
    bought(with_training, at=NINE - HOUR)
    reminded(at=NINE + timedelta(days=15))
    revoked(overdue)
    reminded(at=NINE + timedelta(days=16))
    assert not Message.objects.filter(text="card_deadline").exists()


def test_everybody_is_reminded_in_stretches_of_any_size() -> None:
    cards_of_a_wave(3)
    reminded(at=NINE - 5 * HOUR)
    assert remind_of_deadlines(by=REMINDING, now=NINE, at_once=2)
    assert not remind_of_deadlines(by=REMINDING, now=NINE, at_once=2)
    assert Message.objects.filter(text="card_deadline", channel="email").count() == 3


def test_only_its_task_reminds() -> None:
    for other in (Actor.visitor(), REVOKING, Actor.operator("budi")):
        with pytest.raises(PermissionMissing):
            remind_of_deadlines(by=other, now=NINE)
