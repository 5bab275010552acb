"""Codes by chance: of a redeem code, of a transaction, of a payment. No counter is shared, and none tells another."""

import secrets
from datetime import datetime
from typing import Final

from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.training.models import Purchase

#: Nothing that is taken for something else when it is read aloud or from a screen: no 0, O, 1, I, L.
REDEEM_SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_REDEEM_LENGTH: Final = 12
#: Crockford's, as ULIDs have it.
_ULID_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ULID_LENGTH: Final = 26
_CHANCE_BITS: Final = 80
_TOKEN_BYTES: Final = 32


def new_redeem_code() -> str:
    """Twelve signs: 59 bits."""
    return "".join(secrets.choice(REDEEM_SIGNS) for _ in range(_REDEEM_LENGTH))


def new_transaction_code(now: datetime) -> str:
    """A ULID: the millisecond, and eighty bits of chance."""
    number = int(now.timestamp() * 1_000) << _CHANCE_BITS | secrets.randbits(_CHANCE_BITS)
    return "".join(_ULID_SIGNS[number >> 5 * place & 31] for place in reversed(range(_ULID_LENGTH)))


def new_token() -> str:
    return secrets.token_urlsafe(_TOKEN_BYTES)


def give_redeem_code(purchase: Purchase) -> None:
    """Another one by chance; whether anybody ever had it, whoever adds the purchase finds out."""
    code = new_redeem_code()
    purchase.redeem_code = code
    purchase.redeem_digest = digest(code, purpose=Purpose.REDEEM_CODE)
