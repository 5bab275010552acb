"""A purchase of what does not take place is undone, and its holder is told at once."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.models import Purchase
from prakerja.training.querysets import PurchaseKey
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import CourseState, PurchaseState
from prakerja.training.undo_purchase import lock_with_card, void_locked
from prakerja.training.void_purchase import note_voided


def void_cancelled(key: PurchaseKey, *, by: Actor, now: datetime) -> bool:
    """It is voided. False: it has moved meanwhile, or takes place."""
    require(Permission.END_PURCHASES, by=by)
    card, purchase = lock_with_card(key)
    reason = _reason(purchase)
    if reason is None or now >= purchase.waits_until:
        return False
    void_locked(card, purchase, reason=reason, now=now)
    note_voided(purchase, by=by, now=now)
    return True


def _reason(purchase: Purchase) -> PurchaseReason | None:
    begins, goes_on = (
        purchase.state == PurchaseState.BOUGHT,
        purchase.state == PurchaseState.REDEEMED
        and purchase.certified_by is None
        and purchase.declares_itself_at is None,
    )
    if purchase.schedule.cancelled_at is not None and (begins or goes_on):
        return PurchaseReason.SCHEDULE_CANCELLED
    if purchase.schedule.course.state == CourseState.WITHDRAWN and begins:
        return PurchaseReason.COURSE_WITHDRAWN
    return None
