"""The reference of an instruction: made of its key, the same whoever makes it, and never another. Pure."""

import hashlib
from typing import Final
from uuid import UUID

_BEGINS: Final = "PK"
#: 112 bits: thirty signs with the beginning, what every bank's field holds. Of six million there are no two alike, and
#: if ever, `InstructionReference` refuses the second.
_DIGITS: Final = 28


def reference_of(payee_id: UUID, number: int) -> str:
    """Digits and capital letters; tells nobody who it is. `sql/` makes it in the same way."""
    hashed = hashlib.sha256(f"prakerja-payout:{payee_id}:{number}".encode()).hexdigest()
    return _BEGINS + hashed[:_DIGITS].upper()
