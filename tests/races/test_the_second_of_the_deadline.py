"""A purchase in the second of the deadline, against the revocation: one wins, and the other is told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest

from prakerja.cards.models import Card, CardMove, WaveBudget
from prakerja.cards.require_spendable import CardEnded, DeadlinePassed
from prakerja.cards.states import CardState
from tests.situations.at_once import all_at_once
from tests.situations.cards import NOW
from tests.situations.lives import DEADLINE, a_card, bought, cards_of_a_wave, given_back, in_treasury, on_card, revoked

pytestmark = pytest.mark.django_db(transaction=True)
LAST = DEADLINE - timedelta(microseconds=1)


def whether[T](do: Callable[[], T]) -> bool:
    try:
        do()
    except (CardEnded, DeadlinePassed):
        return False
    return True


def test_one_wins_and_the_money_is_where_it_belongs() -> None:
    card = a_card()
    before = in_treasury()
    # The buyer's clock shows the last moment, the worker's the first one after: their clocks are not the same.
    buy, revoke = partial(bought, card, at=LAST), partial(revoked, Card.objects.get())
    has_bought, _ = all_at_once([partial(whether, buy), partial(whether, revoke)])
    card.refresh_from_db()
    if has_bought:
        assert (card.state, on_card(card.applicant_id)) == (CardState.ACTIVE, (1_000_000, 2_550_000))
        assert (in_treasury(), WaveBudget.objects.get().returned) == (before, 0)
    else:
        assert (card.state, on_card(card.applicant_id)) == (CardState.REVOKED, (0, 0))
        assert (in_treasury(), WaveBudget.objects.get().returned) == (before + 3_550_000, 1)
    assert CardMove.objects.count() == 2


def test_eight_who_revoke_take_back_once() -> None:
    cards = cards_of_a_wave(5)
    before = in_treasury()
    all_at_once([partial(revoked, Card.objects.get(pk=cards[0].pk), at=at(number)) for number in range(8)])
    assert in_treasury() == before + 5 * 3_550_000
    assert WaveBudget.objects.get().returned == 5
    assert CardMove.objects.filter(state=CardState.REVOKED).count() == 5


def at(number: int) -> datetime:
    return DEADLINE + timedelta(microseconds=number)


def test_giving_back_at_the_same_time_in_two_tabs_is_giving_back_once() -> None:
    card = a_card()
    before = in_treasury()
    all_at_once([partial(given_back, Card.objects.get(), at=NOW + timedelta(microseconds=n)) for n in range(4)])
    assert in_treasury() == before + 3_550_000
    card.refresh_from_db()
    assert (card.state, card.moves) == (CardState.GIVEN_BACK, 2)
