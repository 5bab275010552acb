"""Many who buy at once: one purchase for one payment, as many as there are seats, and the revocation beside them."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from prakerja.cards.states import CardState
from prakerja.kit.refused import Refused
from prakerja.training.models import Purchase
from prakerja.training.refusals import CardNotAccepted, SeatsGone, VoidedAlready
from prakerja.training.slips import Slip
from tests.situations.at_once import all_at_once
from tests.situations.cards import NOW
from tests.situations.lives import DEADLINE, in_treasury, revoked
from tests.situations.purchases import (
    an_invoice,
    asked,
    bought,
    money_of,
    purchases_of,
    seats_taken,
    sms_code_of,
    typed_in,
    voided,
)
from tests.situations.training import a_buyer, a_market, buyers

pytestmark = pytest.mark.django_db(transaction=True)
SEATS, CONTENDERS = 5, 12


def or_refused[T](do: "partial[T]") -> "T | type[Refused]":
    try:
        return do()
    except Refused as refused:
        return type(refused)


def test_the_same_authorize_ten_times_at_once_is_one_purchase_and_one_answer() -> None:
    market, buyer, invoice = a_market(), a_buyer(), an_invoice()
    payment, code = asked(market, buyer), sms_code_of(buyer)
    answers = all_at_once([partial(typed_in, market, payment, code, invoice=invoice)] * 10)
    assert len(set(answers)) == 1
    assert isinstance(answers[0], Slip)
    assert (purchases_of(buyer), seats_taken(market), money_of(buyer)) == (1, 1, (400_000, 600_000))


def test_so_many_are_sold_as_there_are_seats() -> None:
    market = a_market(seats=SEATS)
    people = buyers(CONTENDERS)
    wanted = [(buyer, asked(market, buyer), sms_code_of(buyer)) for buyer in people]
    doings = [partial(or_refused, partial(typed_in, market, payment, code)) for _, payment, code in wanted]
    answers = all_at_once(doings)
    assert sum(isinstance(answer, Slip) for answer in answers) == seats_taken(market) == SEATS
    assert {answer for answer in answers if not isinstance(answer, Slip)} == {SeatsGone}
    assert Purchase.objects.count() == SEATS
    assert sorted(money_of(buyer) for buyer in people) == [(400_000, 600_000)] * SEATS + [(1_000_000, 0)] * (
        CONTENDERS - SEATS
    )


def test_in_the_second_of_the_deadline_one_wins() -> None:
    last = DEADLINE - timedelta(microseconds=1)
    market, buyer = a_market(at=last), a_buyer()
    before, payment = in_treasury(), asked(market, buyer, at=last)
    buy = partial(typed_in, market, payment, sms_code_of(buyer), at=last)
    revoke = partial(revoked, buyer.card)
    doings: list[Callable[[], object]] = [partial(or_refused, buy), revoke]
    answer, _ = all_at_once(doings)
    if isinstance(answer, Slip):
        assert (buyer.card.state, money_of(buyer), in_treasury()) == (CardState.ACTIVE, (400_000, 600_000), before)
    else:
        assert answer is CardNotAccepted
        assert (buyer.card.state, seats_taken(market), in_treasury()) == (CardState.REVOKED, 0, before + 3_550_000)


def test_eight_who_void_at_once_give_back_once() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    answers = all_at_once([partial(or_refused, partial(voided, purchase, at=NOW))] * 8)
    assert sorted(map(str, answers)) == sorted(map(str, [None, *[VoidedAlready] * 7]))
    assert (money_of(buyer), seats_taken(market), buyer.card.state) == ((1_000_000, 0), 0, CardState.AWARDED)
