"""By an invoice a platform finds what it has sold, and nothing else."""

from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.partners.models import Partner
from prakerja.training.invoices import named
from prakerja.training.models import InvoiceHolder, Purchase
from prakerja.training.querysets import PurchaseKey
from prakerja.training.refusals import PurchaseUnknown


def key_of_invoice(platform: Partner, invoice_code: str) -> PurchaseKey:
    """Raises PurchaseUnknown; also for an invoice of another platform."""
    digests = every_digest(named(platform, invoice_code), purpose=Purpose.INVOICE)
    holders = InvoiceHolder.objects.filter(digest__in=digests).values("holder_id")
    bought = Purchase.objects.filter(applicant_id__in=holders, platform=platform, invoice_code=invoice_code)
    key: PurchaseKey | None = bought.values_list("applicant_id", "number").first()
    if key is None:
        raise PurchaseUnknown
    return key
