"""What is to be paid, as a rail needs to know it."""

import re
from dataclasses import dataclass
from typing import Final

from prakerja.connectors.rails.rail import PAYING, Rail
from prakerja.kit.rupiah import Rupiah

#: A file has room for 35 signs, SNAP for 64.
_REFERENCE: Final = re.compile(r"[A-Za-z0-9-]{1,35}")
#: One of the 36 that SNAP has room for is kept for the second send with a new token.
_EXTERNAL_ID: Final = re.compile(r"[0-9]{1,35}")
#: A statement prints it, and what it cuts off matches nothing: 30 signs are those that every service carries.
_REMARK: Final = re.compile(r"[A-Za-z0-9 ./-]{1,30}")
_NUMBER: Final = re.compile(r"\+?[0-9]{1,34}")


@dataclass(frozen=True, slots=True, repr=False)
class Payment:
    """`reference` is the bank's `partnerReferenceNo`, for ever the same; `external_id` is of this one send alone.

    `bank_code` is empty on the rails `intrabank` and `wallet`. No repr: it must not end up in a log. A part that no
    bank would take is a ValueError: ours, and found before anything is sent.
    """

    reference: str
    external_id: str
    rail: Rail
    house: str
    amount: Rupiah
    number: str
    name: str
    remark: str
    bank_code: str = ""
    #: An institution or a platform; RTGS and SKN ask.
    is_company: bool = False

    def __post_init__(self) -> None:
        patterns = {"reference": _REFERENCE, "external_id": _EXTERNAL_ID, "remark": _REMARK, "number": _NUMBER}
        for part, pattern in patterns.items():
            if not pattern.fullmatch(getattr(self, part)):
                raise ValueError(f"a payment has no such {part}")
        if not self.amount or not self.name.strip() or len(self.name) > 100:
            raise ValueError("a payment has an amount and a name of at most 100 letters")
        if (self.rail in (Rail.INTERBANK, Rail.SKN, Rail.RTGS)) != bool(self.bank_code):
            raise ValueError("another bank is named on the rails to other banks, and there alone")

    @property
    def service(self) -> str:
        """The code of the service that pays it."""
        return PAYING[self.rail]
