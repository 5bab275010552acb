"""A platform's own name for a purchase: what it may be, and that it is of one purchase alone."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from prakerja.kit.digests import digest
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.purpose import Purpose
from prakerja.partners.models import Partner
from prakerja.training.models import CustomerHolder, InvoiceHolder, Payment, Purchase
from prakerja.training.refusals import CustomerOfAnother, InvoiceMalformed, InvoiceUsed

_LONGEST_CODE: Final = 64
_LONGEST_ADDRESS: Final = 500


@dataclass(frozen=True)
class Invoice:
    """A platform's own name for a purchase, and the page that shows it."""

    code: str
    address: str


def require_wellformed(invoice: Invoice) -> None:
    """Raises InvoiceMalformed."""
    is_typed = invoice.code.isascii() and invoice.code.isprintable() and invoice.code == invoice.code.strip()
    if not is_typed or not 0 < len(invoice.code) <= _LONGEST_CODE or not _is_page(invoice.address):
        raise InvoiceMalformed


def _is_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_typed = address.isprintable() and not any(sign.isspace() for sign in address)
    return is_typed and len(address) <= _LONGEST_ADDRESS and parts.scheme in {"http", "https"} and bool(parts.netloc)


def named(platform: Partner, code: str) -> str:
    """As what it is known: of both together, since two platforms may name two purchases the same."""
    return f"{platform.pk}:{code}"


def take_names(payment: Payment, platform: Partner, invoice: Invoice) -> None:
    """The invoice is of this purchase alone, and the platform's account belongs to this person.

    Raises InvoiceUsed, CustomerOfAnother.
    """
    owner_id = payment.applicant_id
    if Purchase.objects.of_applicant(owner_id).filter(platform=platform, invoice_code=invoice.code).exists():
        raise InvoiceUsed
    try:
        known_as = digest(named(platform, invoice.code), purpose=Purpose.INVOICE)
        InvoiceHolder.objects.take(known_as, holder_id=owner_id)
    except HeldByAnother as taken:
        raise InvoiceUsed from taken
    try:
        CustomerHolder.objects.take(payment.customer_digest, holder_id=owner_id)
    except HeldByAnother as taken:
        raise CustomerOfAnother from taken
