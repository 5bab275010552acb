"""Many want one value at the same moment: one holds it, and everybody else knows that they do not."""

from collections.abc import Callable
from functools import partial
from uuid import UUID, uuid4

import pytest

from prakerja.kit.actor import Actor
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.profile.models import PhoneHolder
from tests.situations.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 12
VALUE, OTHER = uuid4(), uuid4()


def who_got_it(doings: list[Callable[[], None]]) -> list[bool]:
    """Whether each got what it wanted, all at once."""

    def got(do: Callable[[], None]) -> bool:
        try:
            with unit_of_work(by=Actor.system("test")):
                do()
        except HeldByAnother:
            return False
        return True

    return all_at_once([partial(got, do) for do in doings])


def taking(holder_id: UUID, value: UUID = VALUE) -> Callable[[], None]:
    return lambda: PhoneHolder.objects.take(value, holder_id=holder_id)


def handing_over(giver_id: UUID, taker_id: UUID) -> Callable[[], None]:
    return lambda: PhoneHolder.objects.hand_over(VALUE, giver_id=giver_id, taker_id=taker_id)


def test_of_many_who_take_it_one_has_it() -> None:
    takers = [uuid4() for _ in range(AT_ONCE)]
    got = who_got_it([taking(taker) for taker in takers])
    assert got.count(True) == 1
    assert PhoneHolder.objects.get().holder_id == takers[got.index(True)]


def test_one_who_takes_it_many_times_at_once_has_it_each_time() -> None:
    assert who_got_it([taking(siti := uuid4())] * AT_ONCE) == [True] * AT_ONCE
    assert PhoneHolder.objects.get().holder_id == siti


def test_it_is_handed_over_to_one_of_many() -> None:
    who_got_it([taking(siti := uuid4())])
    got = who_got_it([handing_over(siti, uuid4()) for _ in range(AT_ONCE)])
    assert got.count(True) == 1


def test_while_it_changes_hands_nobody_else_gets_hold_of_it() -> None:
    who_got_it([taking(siti := uuid4())])
    strangers = [taking(uuid4()) for _ in range(AT_ONCE)]
    got = who_got_it([handing_over(siti, budi := uuid4()), *strangers])
    assert got == [True, *[False] * AT_ONCE]
    assert PhoneHolder.objects.get().holder_id == budi
