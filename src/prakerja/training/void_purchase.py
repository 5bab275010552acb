"""A platform undoes what it has sold, before its code is redeemed."""

from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase
from prakerja.training.purchase_of_invoice import key_of_invoice
from prakerja.training.reasons import PurchaseReason
from prakerja.training.refusals import PurchaseOver, PurchaseUnknown, RedeemedAlready, VoidedAlready
from prakerja.training.states import PurchaseState
from prakerja.training.undo_purchase import lock_with_card, void_locked

_REDEEMED: Final = frozenset({PurchaseState.REDEEMED, PurchaseState.FINISHED, PurchaseState.LEFT})


def void_purchase(*, invoice_code: str, transaction_code: str, by: Actor, now: datetime) -> None:
    """It is undone: price and seat are back. A second time it is refused, as partners' programs know it.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, PurchaseUnknown, VoidedAlready, RedeemedAlready,
    PurchaseOver.
    """
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    card, purchase = lock_with_card(key_of_invoice(platform, invoice_code))
    if purchase.transaction_code != transaction_code:
        raise PurchaseUnknown
    require_voidable(purchase, now=now)
    void_locked(card, purchase, reason=PurchaseReason.BY_PLATFORM, now=now)
    note_voided(purchase, by=by, now=now)


def require_voidable(purchase: Purchase, *, now: datetime) -> None:
    """Raises VoidedAlready, RedeemedAlready, PurchaseOver."""
    if purchase.state == PurchaseState.VOIDED:
        raise VoidedAlready
    if purchase.state in _REDEEMED:
        raise RedeemedAlready
    # At that moment its money goes back by itself.
    if purchase.state != PurchaseState.BOUGHT or now >= purchase.waits_until:
        raise PurchaseOver


def note_voided(purchase: Purchase, *, by: Actor, now: datetime) -> None:
    record(
        TrainingEvent.VOIDED,
        subject=purchase,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        amount=purchase.price,
    )
