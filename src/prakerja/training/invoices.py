"""A platform's own name for a purchase: what it may be, and that it is of one purchase alone."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from prakerja.partners.models import Partner
from prakerja.training.refusals import InvoiceMalformed

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
