"""Ten guesses are ten guesses, also when fifty are sent at the same moment."""

from datetime import timedelta
from functools import partial

import pytest

from prakerja.cards.card_of_number import card_of_number
from prakerja.cards.limits import WRONG_NUMBERS
from prakerja.cards.numbers import new_number
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.at_once import all_at_once
from tests.situations.cards import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def was_answered(number: int) -> bool:
    try:
        with unit_of_work(by=Actor.partner("platform")):
            card_of_number(new_number(), tried_by="platform:siti", now=NOW + timedelta(microseconds=number))
    except TriesSpent:
        return False
    return True


def test_no_more_than_ten_are_answered() -> None:
    assert all_at_once([partial(was_answered, number) for number in range(25)]).count(True) == WRONG_NUMBERS.most
