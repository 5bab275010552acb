"""A card in each of its states, with its money where it then is, brought there by what brings cards there."""

from collections.abc import Callable
from typing import Final

from prakerja.cards.end_card import end_card
from prakerja.cards.models import Card
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from tests.situations.cards import NOW
from tests.situations.lives import bought, given_back, held, taken_back_for_cause


def _ended(to: CardState, reason: MoveReason) -> Callable[[Card], object]:
    by = Actor.system("tests")
    return lambda card: end_card(card, to=to, reason=reason, note="Daftar", effective_on=wib_day(NOW), by=by, now=NOW)


def _finished(card: Card) -> None:
    move_cards([card.pk], to=CardState.FINISHED, reason=MoveReason.YEAR_END, now=NOW)


_WAYS: Final[dict[CardState, Callable[[Card], object]]] = {
    CardState.AWARDED: lambda _card: None,
    CardState.ACTIVE: lambda card: bought(card, at=NOW),
    CardState.FINISHED: _finished,
    CardState.REVOKED: lambda card: taken_back_for_cause(card, at=NOW),
    CardState.GIVEN_BACK: lambda card: given_back(card, at=NOW),
    CardState.ANNULLED: _ended(CardState.ANNULLED, MoveReason.LISTED),
    CardState.DECEASED: _ended(CardState.DECEASED, MoveReason.DEATH),
}
#: Every state, and the two in which a card can be held.
STANDINGS: Final = [*CardState, "awarded, held", "active, held"]


def brought_to(card: Card, standing: str) -> Card:
    """The card stands as `STANDINGS` names it."""
    state, _, is_held = standing.partition(", ")
    _WAYS[CardState(state)](card)
    card.refresh_from_db()
    return held(card, at=NOW) if is_held else card
