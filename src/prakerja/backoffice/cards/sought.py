"""What somebody typed to be looked up by: a receipt or a NIK."""

import re
from typing import Final

from prakerja.identity.numbers import read_nik
from prakerja.journey.look_up_person import ByNik, ByReceipt, Sought

_RECEIPT: Final = re.compile(r"([0-9]{1,4})-([0-9A-Z]{14})")


def read_sought(typed: str) -> Sought:
    """Raises UnreadableNumber: neither."""
    receipt = _RECEIPT.fullmatch(typed.strip().upper())
    return ByReceipt(f"{int(receipt[1])}-{receipt[2]}") if receipt else ByNik(read_nik(typed))
