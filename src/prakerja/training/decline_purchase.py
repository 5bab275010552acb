"""An institution does not teach somebody who has bought, and says so before the code is redeemed."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.purchase_of_code import purchase_of_code
from prakerja.training.reasons import PurchaseReason
from prakerja.training.undo_purchase import lock_with_card, void_locked
from prakerja.training.void_purchase import note_voided, require_voidable


def decline_purchase(*, redeem_code: str, by: Actor, now: datetime) -> None:
    """It is undone: price and seat are back, and its holder is told.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, NoSuchCode, VoidedAlready, RedeemedAlready, PurchaseOver.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    found = purchase_of_code(redeem_code, institution_id=institution.pk)
    card, purchase = lock_with_card((found.applicant_id, found.number))
    require_voidable(purchase, now=now)
    void_locked(card, purchase, reason=PurchaseReason.BY_INSTITUTION, now=now)
    note_voided(purchase, by=by, now=now)
