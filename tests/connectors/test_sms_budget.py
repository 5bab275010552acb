"""What SMS may cost in a day: counted by all processes, told before it is used up, and an end."""

from datetime import datetime, timedelta

import pytest
import time_machine
from pytest_django.fixtures import Settings

from prakerja.connectors.models import SmsOfADay
from prakerja.connectors.sms_budget import SmsSpent, part_spent, sms_of, take_sms
from prakerja.kit.clock import wib_day
from prakerja.work.troubles import TroubleKind, troubles

pytestmark = pytest.mark.django_db
NOW = datetime.fromisoformat("2021-02-24T10:00:00+07:00")
MIDNIGHT = datetime.fromisoformat("2021-02-25T00:00:00+07:00")


def told() -> list[TroubleKind]:
    with time_machine.travel(NOW, tick=False):
        return [one.kind for one in troubles() if one.kind.value.startswith("sms")]


def test_as_many_as_a_day_allows_are_sent_and_then_none_until_midnight_in_jakarta(settings: Settings) -> None:
    settings.SMS_A_DAY = 40
    for _ in range(40):
        take_sms(now=NOW)
    with pytest.raises(SmsSpent) as refused:
        take_sms(now=MIDNIGHT - timedelta(microseconds=1))
    assert refused.value.free_at == MIDNIGHT
    take_sms(now=MIDNIGHT)
    assert (sms_of(wib_day(NOW)), sms_of(wib_day(MIDNIGHT))) == (40, 1)
    assert 1 < SmsOfADay.objects.filter(day=wib_day(NOW)).count() <= 16


@pytest.mark.parametrize(
    ("sent", "kinds"),
    [(0, []), (79, []), (80, [TroubleKind.SMS_NEARLY_SPENT]), (99, [TroubleKind.SMS_NEARLY_SPENT])]
    + [(sent, [TroubleKind.SMS_SPENT]) for sent in (100, 103)],
)
def test_it_is_told_at_four_fifths_and_at_the_end(settings: Settings, sent: int, kinds: list[TroubleKind]) -> None:
    settings.SMS_A_DAY = 100
    SmsOfADay.objects.create(day=wib_day(NOW), share=3, sent=sent)
    assert told() == kinds
    assert part_spent(now=NOW) == sent / 100


def test_yesterdays_are_not_todays(settings: Settings) -> None:
    settings.SMS_A_DAY = 1
    SmsOfADay.objects.create(day=wib_day(NOW) - timedelta(days=1), share=0, sent=5)
    assert told() == []
    take_sms(now=NOW)
