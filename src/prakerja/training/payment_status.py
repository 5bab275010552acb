"""What became of an invoice, for the platform whose it is."""

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.models import Purchase
from prakerja.training.purchase_of_invoice import key_of_invoice
from prakerja.training.slips import Slip, slip_of


def payment_status(*, invoice_code: str, by: Actor) -> Slip:
    """As it is now. Raises PermissionMissing, NotAPartner, PartnerSuspended, PurchaseUnknown."""
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    purchase: Purchase = Purchase.objects.get(pk=key_of_invoice(platform, invoice_code))
    return slip_of(purchase)
