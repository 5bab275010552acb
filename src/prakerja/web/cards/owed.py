"""What the holder of an annulled card owes, until when it is demanded, and until when they object to the end."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.appeals.models import Demand
from prakerja.appeals.states import DemandState
from prakerja.cards.own_card import OwnCard
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.kit.rupiah import Rupiah


@dataclass(frozen=True)
class Owed:
    """`until`: the first moment at which it is overdue; None: nobody has demanded it, or its clock does not run.

    `objects_until`: the first at which it is too late to object to the card's end; None where it is of an earlier card.
    """

    amount: Rupiah
    until: datetime | None = None
    objects_until: datetime | None = None
    may_object: bool = False
    #: There is a page of it.
    is_demanded: bool = False


def owed_on(card: OwnCard, applicant_id: UUID, now: datetime) -> Owed | None:
    """None: nothing."""
    if not card.owed:
        return None
    annulled = next((one for one in card.moves if one.state is CardState.ANNULLED), None)
    live = Demand.objects.live().of_applicant(applicant_id).order_by("-number").first()
    until = live.pays_until if live is not None and live.state == DemandState.OPEN else None
    is_demanded = live is not None
    if card.state is not CardState.ANNULLED or annulled is None:
        return Owed(card.owed, until, is_demanded=is_demanded)
    objects = objects_until(annulled.at)
    return Owed(card.owed, until, objects, may_object=now < objects, is_demanded=is_demanded)
