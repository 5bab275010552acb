"""The same request many times at the same moment: it is done once, and everybody gets the one answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from pydantic import JsonValue

from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.once.answer_once import KeyOfAnotherRequest, answer_once
from prakerja.once.models import FirstAnswer
from prakerja.profile.models import PhoneHolder
from tests.situations.at_once import alone

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 12
PIJAR = uuid4()
LAST_SEAT = uuid4()


class Broken(Exception):
    """The transaction fails after it was answered."""


class Crowd:
    """Each is asked before any of them has done anything, so that none finds an answer already there."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.inside = Barrier(size)

    def ask_at_once(self, ask: Callable[[int], JsonValue]) -> list[JsonValue]:
        with ThreadPoolExecutor(self.size) as threads:
            return list(threads.map(alone, [partial(_told, ask, number) for number in range(self.size)]))

    def sell(self, seat: UUID, buyer: UUID) -> JsonValue:
        self.inside.wait(10)
        PhoneHolder.objects.take(seat, holder_id=buyer)
        return str(buyer)


def _told(ask: Callable[[int], JsonValue], number: int) -> JsonValue:
    try:
        return ask(number)
    except (Refused, Broken) as error:
        return type(error).__name__


def asked(crowd: Crowd, *, seat: UUID, course: int = 7, key: str = "1", breaks: bool = False) -> JsonValue:
    with unit_of_work(by=Actor.partner("pijar")) as work:
        answer = answer_once(
            owner_id=PIJAR,
            key=key,
            request={"course": course},
            do=lambda: crowd.sell(seat, uuid4()),
            now=work.now,
        )
        if breaks:
            raise Broken
    return answer


def sold_to() -> list[JsonValue]:
    return [str(holder) for holder in PhoneHolder.objects.values_list("holder_id", flat=True)]


def test_of_many_at_once_one_is_done_and_all_get_its_answer() -> None:
    crowd = Crowd(AT_ONCE)
    told = crowd.ask_at_once(lambda _number: asked(crowd, seat=uuid4()))
    assert told == sold_to() * AT_ONCE
    assert FirstAnswer.objects.get().answer == told[0]


def test_who_is_refused_because_the_first_took_the_last_gets_the_first_answer() -> None:
    crowd = Crowd(AT_ONCE)
    told = crowd.ask_at_once(lambda _number: asked(crowd, seat=LAST_SEAT))
    assert told == sold_to() * AT_ONCE


def test_of_two_requests_under_one_key_one_is_done_and_the_other_refused() -> None:
    crowd = Crowd(2)
    told = crowd.ask_at_once(lambda number: asked(crowd, seat=uuid4(), course=number))
    assert sorted(told, key=str) == sorted([*sold_to(), KeyOfAnotherRequest.__name__], key=str)


def test_when_the_first_fails_the_next_is_the_first() -> None:
    crowd = Crowd(6)
    told = crowd.ask_at_once(lambda number: asked(crowd, seat=uuid4(), breaks=number > 0))
    assert told == [*sold_to(), *["Broken"] * 5]
    assert FirstAnswer.objects.get().answer == told[0]


def test_keys_do_not_wait_for_one_another() -> None:
    crowd = Crowd(AT_ONCE)
    told = crowd.ask_at_once(lambda number: asked(crowd, seat=uuid4(), key=f"{number}"))
    assert sorted(told, key=str) == sorted(sold_to(), key=str)
    assert len(told) == FirstAnswer.objects.count() == AT_ONCE
