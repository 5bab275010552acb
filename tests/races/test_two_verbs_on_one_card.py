"""Any two things that are done with a card at the same moment: each is done or refused, and the money is somewhere."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import combinations_with_replacement
from typing import Final

import pytest

from prakerja.cards.models import Card
from prakerja.cards.move_cards import CardKey
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from tests.cards import steps_to_come as steps
from tests.cards.every_verb import VERBS, does
from tests.situations.at_once import all_at_once
from tests.situations.card_books import Everything, cards_of_a_small_wave
from tests.situations.cards import NOW
from tests.situations.lives import DEADLINE, held, revoked

pytestmark = pytest.mark.django_db(transaction=True)
#: Whoever has the card's money, and the night: their clocks are not the same, and both look at the last second.
LAST: Final = DEADLINE - timedelta(microseconds=1)


def _buying(key: CardKey) -> Callable[[], object]:
    return partial(steps.buy, key, 1, amount=1, until=DEADLINE + timedelta(minutes=15), now=LAST)


def _revoking(key: CardKey) -> Callable[[], object]:
    return partial(revoked, Card.objects.get(pk=key))


def _one_of(name: str, key: CardKey) -> Callable[[], object]:
    """In a unit of work of its own; whether it was done."""
    if name == "the night":
        return partial(whether, _revoking(key))
    do = _buying(key) if name == "buy" else does(name, key, now=LAST)
    return partial(whether, partial(_alone, do))


def _alone(do: Callable[[], object]) -> None:
    with unit_of_work(by=Actor.system("test")):
        do()


def whether(do: Callable[[], object]) -> bool:
    try:
        do()
    except Refused:
        return False
    return True


PAIRS: Final = list(combinations_with_replacement(["the night", "buy", *VERBS], 2))


def test_whichever_comes_first_the_books_and_lives_are_right() -> None:
    cards = cards_of_a_small_wave(len(PAIRS))
    Card.objects.update(buys_until=DEADLINE + timedelta(days=30))
    for card, (one, other) in zip(cards, PAIRS, strict=True):
        Card.objects.filter(pk=card.pk).update(buys_until=DEADLINE)
        # A reinstatement needs something to bring back, and a release something to release.
        if "release" in (one, other) or "reinstate" in (one, other):
            held(card, at=NOW)
        all_at_once([_one_of(one, card.pk), _one_of(other, card.pk)])
        assert list(Everything.now().what_is_wrong()) == [], (one, other)
    with unit_of_work(by=Actor.system("test")):
        assert prove(known={}).faults == ()
