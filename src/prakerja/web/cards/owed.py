"""What the holder of a card that was annulled owes, until when, and until when they object."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.cards.own_card import OwnCard
from prakerja.cards.rules import objects_until, owed_until
from prakerja.cards.states import CardState
from prakerja.kit.rupiah import Rupiah
from prakerja.schemes.load_scheme import load_scheme


@dataclass(frozen=True)
class Owed:
    """`until`, `objects_until`: the first moment at which it is too late; None where it is of an earlier card."""

    amount: Rupiah
    until: datetime | None = None
    objects_until: datetime | None = None
    may_object: bool = False


def owed_on(card: OwnCard, now: datetime) -> Owed | None:
    """None: nothing."""
    if not card.owed:
        return None
    annulled = next((one for one in card.moves if one.state is CardState.ANNULLED), None)
    if card.state is not CardState.ANNULLED or annulled is None:
        return Owed(card.owed)
    until = objects_until(annulled.at)
    days = load_scheme(card.scheme).deadlines.repayment_days
    return Owed(card.owed, owed_until(annulled.at, days=days), until, may_object=now < until)
