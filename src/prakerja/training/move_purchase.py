"""`move_purchase()`: the one way in which a purchase changes its state, with one more row of its life."""

from datetime import datetime

from prakerja.training.models import Purchase, PurchaseMove
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import PurchaseState


def move_purchase(
    purchase: Purchase, *, to: PurchaseState, reason: PurchaseReason, now: datetime, **changes: object
) -> None:
    """The purchase is in state `to`, with `changes` of its columns, if it still is where the caller saw it.

    The caller has locked its row. Raises MoveRefused.
    """
    number = purchase.moves + 1
    Purchase.objects.filter(pk=purchase.pk).move(to=to, origin=PurchaseState(purchase.state), moves=number, **changes)
    PurchaseMove.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        number=number,
        state=to,
        reason=reason.value,
        at=now,
    )
    for column, value in {"state": to, "moves": number, **changes}.items():
        setattr(purchase, column, value)
