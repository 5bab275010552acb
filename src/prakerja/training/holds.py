"""The money of a purchase while it waits for its proof: the platform's part and the institution's, each by itself."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.posting import posting_id
from prakerja.training.models import Purchase

HOLD: Final = "training.hold"


class Part(StrEnum):
    COMMISSION = "commission"
    INSTITUTION = "institution"


def hold_id(applicant_id: UUID, number: int, part: Part) -> UUID:
    """Under which the part of a purchase is held, and by which it is paid or given back."""
    return posting_id(HOLD, applicant_id, number, part.value)


def parts_of(purchase: Purchase) -> dict[Part, Rupiah]:
    """What is held of it. A part of nothing is not: a platform may sell for no commission."""
    parts = {
        Part.COMMISSION: Rupiah(purchase.commission),
        Part.INSTITUTION: Rupiah(purchase.price - purchase.commission),
    }
    return {part: amount for part, amount in parts.items() if amount}
