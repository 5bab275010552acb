"""What a platform is told of a purchase."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.training.models import Purchase
from prakerja.training.states import PurchaseState


@dataclass(frozen=True)
class Slip:
    """What the platform is told of it; the redeem code is its holder's alone."""

    invoice_code: str
    transaction_code: str
    amount: int
    holder_name: str
    state: PurchaseState
    bought_at: datetime


def slip_of(purchase: Purchase) -> Slip:
    name = Account.objects.values_list("full_name", flat=True).get(pk=purchase.applicant_id)
    return slip_for(purchase, holder_name=name)


def slip_for(purchase: Purchase, *, holder_name: str) -> Slip:
    """Whose name is known."""
    return Slip(
        invoice_code=purchase.invoice_code,
        transaction_code=purchase.transaction_code,
        amount=purchase.price,
        holder_name=holder_name,
        state=PurchaseState(purchase.state),
        bought_at=purchase.bought_at,
    )
