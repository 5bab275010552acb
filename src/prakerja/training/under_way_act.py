"""What is under way on a held card may be undone by two: while money of it waits, nothing is decided about it."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.card_acts import card_in
from prakerja.cards.models import Card
from prakerja.kit.refused import Refused
from prakerja.training.models import Purchase
from prakerja.training.states import PurchaseState

_UNDER_WAY: Final = (PurchaseState.BOUGHT, PurchaseState.REDEEMED)


class CardNotHeld(Refused):
    """Nobody's training is undone by the office but on a card that is held: its holder knows, and may object."""


class NothingUnderWay(Refused):
    """Nothing is bought with the card and unfinished; what is proven or declared finished is certified by itself."""


def under_way(card: Card) -> Purchase:
    """Raises CardNotHeld, NothingUnderWay."""
    if card.held_since is None:
        raise CardNotHeld
    of_it = Purchase.objects.of_applicant(card.applicant_id).filter(award=card.award, state__in=_UNDER_WAY)
    undone = of_it.filter(certified_by=None, declares_itself_at=None).select_related("schedule__course__institution")
    found: Purchase | None = undone.first()
    if found is None:
        raise NothingUnderWay
    return found


def _voiding(subject: str, _asked: Plan, _now: datetime) -> Plan:
    card = card_in(subject)
    course = (purchase := under_way(card)).schedule.course
    return {
        "number": card.wave.number,
        "last_four": card.last_four,
        "course": course.title,
        "institution": course.institution.name,
        "course_price": purchase.price,
    }


#: Its price is on the card again, and goes where the end of the card sends it.
VOID_UNDER_WAY = declare_act(
    "training.void_under_way", permission=Permission.DECIDE_CARDS, foresee=_voiding, keeps_plan=True
)
