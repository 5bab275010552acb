"""A purchase is written in one statement, with what it alone may have: its invoice, its customer, its redeem code."""

from typing import Any, Final
from uuid import UUID

from prakerja.kit.digests import digest
from prakerja.kit.holders import HeldByAnother, Holder
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.purpose import Purpose
from prakerja.kit.sql import sql_file
from prakerja.training.invoices import named
from prakerja.training.models import CustomerHolder, InvoiceHolder, Payment, Purchase
from prakerja.training.new_codes import give_redeem_code
from prakerja.training.reasons import PurchaseReason
from prakerja.training.refusals import CustomerOfAnother, InvoiceUsed

_COLUMNS: Final = (
    "applicant_id",
    "number",
    "award",
    "platform_id",
    "schedule_id",
    "price",
    "commission",
    "state",
    "moves",
    "invoice_code",
    "invoice_address",
    "transaction_code",
    "sealed_redeem_code",
    "redeem_digest",
    "bought_at",
    "waits_until",
)


def add_purchase(purchase: Purchase, payment: Payment) -> None:
    """It stands there with the first row of its life, and its payment knows of it; nobody ever had its redeem code.

    The invoice is of this purchase alone, and the platform's account belongs to this person. Raises InvoiceUsed,
    CustomerOfAnother: nothing more may be done then.
    """
    invoice = digest(named(purchase.platform, purchase.invoice_code), purpose=Purpose.INVOICE)
    names: dict[str, Value] = {
        "invoice": _unless_held(InvoiceHolder, invoice, purchase.applicant_id, InvoiceUsed),
        "customer": _unless_held(CustomerHolder, payment.customer_digest, purchase.applicant_id, CustomerOfAnother),
        "payment": payment.pk,
        "reason": PurchaseReason.BOUGHT.value,
    }
    while not (done := _add(purchase, names))["is_added"]:
        if done["is_repeated"] or not done["has_invoice"]:
            raise InvoiceUsed
        if not done["has_customer"]:
            raise CustomerOfAnother
        give_redeem_code(purchase)


def _unless_held(
    holders: type[Holder], value: UUID, holder_id: UUID, refused: type[InvoiceUsed | CustomerOfAnother]
) -> UUID | None:
    """None: it is theirs already, under another key of the ring, and is not taken again."""
    try:
        return None if holders.objects.is_theirs_under_another_key(value, holder_id) else value
    except HeldByAnother as taken:
        raise refused from taken


def _add(purchase: Purchase, names: dict[str, Value]) -> dict[str, Any]:
    values = names | {column: getattr(purchase, column) for column in _COLUMNS}
    done = fetch_prepared(sql_file(__file__, "add_purchase"), values)
    assert done is not None
    return done
