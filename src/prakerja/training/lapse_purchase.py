"""What was not finished when its money had waited long enough lapses; the money is on the balance again."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.ledger.expire_hold import EXPIRED
from prakerja.messages.states import Channel
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.events import TrainingEvent
from prakerja.training.move_purchase import move_purchase
from prakerja.training.querysets import PurchaseKey
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import UNFINISHED, PurchaseState
from prakerja.training.tell_of_purchase import tell_both
from prakerja.training.undo_purchase import give_price_back, lock_with_card


def lapse_purchase(key: PurchaseKey, *, by: Actor, now: datetime) -> bool:
    """It has lapsed. False: it has moved meanwhile, or its time is not over.

    The ledger gives the money back at the same moment by the same act: whoever comes first, it comes back once.
    """
    require(Permission.END_PURCHASES, by=by)
    _, purchase = lock_with_card(key)
    if purchase.state not in UNFINISHED or now < purchase.waits_until:
        return False
    move_purchase(purchase, to=PurchaseState.LAPSED, reason=PurchaseReason.YEAR_END, now=now)
    give_price_back(purchase, act=EXPIRED, now=now)
    news = News(f"lapsed:{purchase.number}", {"course": purchase.schedule.course.title, "amount": purchase.price})
    tell_holders({purchase.applicant_id: news}, text="training_lapsed", now=now, over=[Channel.EMAIL])
    tell_both(EventKind.PURCHASE_LAPSED, purchase, now=now)
    record(
        TrainingEvent.LAPSED,
        subject=purchase,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        amount=purchase.price,
    )
    return True
