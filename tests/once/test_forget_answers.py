"""First answers are forgotten by the clock, some thousands at a time, and never while a call can be repeated."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from prakerja.kit.clock import read_clock
from prakerja.once import forget_answers as module
from prakerja.once.answer_once import answer_once
from prakerja.once.forget_answers import KEPT, forget_answers
from prakerja.once.models import FirstAnswer
from prakerja.partner_api.v1 import caller

pytestmark = pytest.mark.django_db
OWNER = uuid4()


def answered(key: str, at: datetime) -> object:
    return answer_once(owner_id=OWNER, key=key, request={}, do=lambda: key, now=at)


def test_answers_of_yesterday_are_gone_and_younger_ones_are_not() -> None:
    now = read_clock()
    answered("old", now - KEPT - timedelta(seconds=1))
    answered("young", now - KEPT + timedelta(minutes=1))
    assert forget_answers(now=now) is False
    assert list(FirstAnswer.objects.values_list("key", flat=True)) == ["young"]


def test_they_go_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    now = read_clock()
    for number in range(5):
        answered(f"{number}", now - 2 * KEPT)
    assert forget_answers(now=now) is True
    assert FirstAnswer.objects.count() == 3
    assert [forget_answers(now=now), forget_answers(now=now)] == [True, False]
    assert forget_answers(now=now) is False


def test_a_call_of_v1_is_remembered_as_long_as_it_can_be_repeated() -> None:
    assert 2 * caller._WITHIN < KEPT
