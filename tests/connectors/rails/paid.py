"""Payments of a test, each with a reference of its own, to accounts that are fine."""

from itertools import count
from typing import Final

from prakerja.connectors.rails.call import new_external_id
from prakerja.connectors.rails.payment import Payment
from prakerja.connectors.rails.rail import Rail
from prakerja.kit.rupiah import Rupiah

_NUMBERS: Final = count(1)
#: By rail: the house that pays, the payee's bank and number (tests/sandbox/bank/desk.py says whose are fine).
PAYEES: Final = {
    Rail.INTRABANK: ("bni", "", "1005000000"),
    Rail.INTERBANK: ("bni", "014", "5005000001"),
    Rail.SKN: ("bni", "014", "5005000001"),
    Rail.RTGS: ("bni", "014", "5005000001"),
    Rail.WALLET: ("gopay", "", "62811005000004"),
}


def a_payment(rail: Rail = Rail.INTRABANK, *, amount: int = 600_000, **other: object) -> Payment:
    """Of 600,000; by RTGS, which carries nothing so small, of more than 100 million."""
    house, bank_code, number = PAYEES[rail]
    reference = f"PKJ{next(_NUMBERS):012}"
    values: dict[str, object] = {
        "reference": reference,
        "external_id": new_external_id(),
        "rail": rail,
        "house": house,
        "amount": Rupiah(100_000_001 if rail is Rail.RTGS else amount),
        "number": number,
        "name": "SOMEBODY",
        "remark": reference,
        "bank_code": bank_code,
    }
    return Payment(**(values | other))  # type: ignore[arg-type]
