"""What a demand is called: on its notice, beside a transfer, and where people check it. Pure."""

import hashlib
from datetime import date
from typing import Final
from uuid import UUID

from prakerja.kit.refused import Refused

_BETWEEN: Final = ":"
_NUMBERS: Final = range(1, 2**15)
#: Of whoever pays us back, as virtual accounts begin: ours to choose.
_PREFIX: Final = "88"
_DIGITS: Final = 16


class NoSuchDemand(Refused):
    """What was named is no demand."""


def subject_of_demand(key: tuple[UUID, int]) -> str:
    return _BETWEEN.join(map(str, key))


def demand_key_in(subject: str) -> tuple[UUID, int]:
    """Raises NoSuchDemand for what is no demand's subject."""
    applicant_id, _, number = subject.partition(_BETWEEN)
    try:
        key = UUID(applicant_id), int(number)
    except ValueError:
        raise NoSuchDemand from None
    # Written in another way, it would be another subject: two decisions about one demand.
    if subject_of_demand(key) != subject or key[1] not in _NUMBERS:
        raise NoSuchDemand
    return key


def reference_of(code: UUID) -> str:
    """`88` and sixteen digits: as long as a virtual account, and telling nobody whose it is."""
    hashed = int.from_bytes(hashlib.sha256(f"prakerja-repayment:{code}".encode()).digest())
    return f"{_PREFIX}{hashed % 10**_DIGITS:0{_DIGITS}d}"


def notice_number(code: UUID, demanded_on: date) -> str:
    """`SP-9F0C3F2E/2021`: the programme's own; no shared counter tells how many there were."""
    return f"SP-{code.hex[:8].upper()}/{demanded_on.year}"
