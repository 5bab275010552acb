"""What every verb asks that moves the money of a card: whether it may, held until the end of the unit of work."""

from datetime import datetime

from prakerja.cards.models import Card
from prakerja.cards.move_cards import CardKey
from prakerja.cards.states import LIVE, CardState
from prakerja.kit.refused import Refused


class CardEnded(Refused):
    """The card is revoked, given back, finished: no money of it moves any more."""


class CardHeld(Refused):
    """The office looks into something, and until then no money of the card moves."""


class DeadlinePassed(Refused):
    """The first training was not bought in time."""


def require_spendable(card: CardKey, *, now: datetime) -> Card:
    """The card, live and not held, and in time where nothing was bought yet; nobody ends or holds it meanwhile.

    Raises CardEnded, CardHeld, DeadlinePassed.
    """
    held = Card.objects.lock_by_key(card)
    if held.state not in LIVE:
        raise CardEnded
    if held.held_since is not None:
        raise CardHeld
    if held.state == CardState.AWARDED and held.buys_until <= now:
        raise DeadlinePassed
    return held
