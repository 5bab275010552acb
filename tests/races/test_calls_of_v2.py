"""The same call of v2 ten times at once: it is done once, and everybody gets the one answer."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import time_machine

from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import UsedNonce
from prakerja.training.models import PurchaseMove
from tests.situations.at_once import all_at_once
from tests.situations.calls_of_v2 import program_of
from tests.situations.cards import NOW
from tests.situations.purchases import bought
from tests.situations.training import a_buyer, a_market

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 10


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_known_partners()
    with time_machine.travel(NOW, tick=False):
        yield
    forget_known_partners()


def test_a_decline_ten_times_at_once_under_one_key() -> None:
    market = a_market()
    purchase = bought(market, a_buyer())
    school, asked = program_of(market.institution), {"redeem_code": purchase.redeem_code}
    call = partial(school.post, "purchases/decline", asked, key="once")
    answers: list[Any] = all_at_once([call] * TIMES)
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert PurchaseMove.objects.filter(state="voided").count() == 1


def test_one_nonce_ten_times_at_once_lets_one_call_in() -> None:
    school = program_of(a_market().institution)
    answers: list[Any] = all_at_once([partial(school.get, "me", nonce="n" * 16)] * TIMES)
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * (TIMES - 1)
    assert UsedNonce.objects.count() == 1
