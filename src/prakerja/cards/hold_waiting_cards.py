"""No card goes unheld that something speaks against: what other verbs freed is found within a minute, and held."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_doubted import hold_doubted, waiting_doubts
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor


def hold_waiting_cards(*, by: Actor, now: datetime) -> bool:
    """The next of them are held and their holders told; returns whether there were any.

    Verbs that free a card look for themselves; this is for those that do not know of doubts.
    """
    require(Permission.RESCREEN_CARDS, by=by)
    # Once to lock them, and once more to see what speaks against them as they stand then.
    held = hold_doubted(waiting_doubts([one.key for one in waiting_doubts()]), now=now)
    for one in held:
        card = Card.objects.get(pk=one.key)
        record(CardsEvent.HELD, subject=card, by=by, at=now, applicant_id=card.applicant_id, held_for=card.held_for)
    return bool(held)
