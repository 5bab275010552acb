"""At which banks and wallets the programme's money may lie, and how much of a year's lies at one of them."""

from typing import Final

from django.conf import settings

from prakerja.approvals.register import Plan
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import sums_of
from prakerja.ledger.chart import at_house
from prakerja.schemes.load_scheme import load_scheme, scheme_names

HOUSE: Final = "house"
TO_HOUSE: Final = "to_house"


class NoHouse(Refused):
    """The programme pays through no bank or wallet of this name."""


class FloatTooSmall(Refused):
    """So much of that year's money does not lie there; `lacking`: how much of it."""

    def __init__(self, *, lacking: Rupiah) -> None:
        self.lacking = lacking
        super().__init__(f"the float lacks {lacking}")


def known_houses() -> frozenset[str]:
    """All that any scheme names, and the one that pays partners."""
    of_schemes = (name for one in scheme_names() for name in load_scheme(one).benefits.payment_partners)
    return frozenset((*of_schemes, settings.PARTNERS_HOUSE))


def house_in(asked: Plan, key: str = HOUSE) -> str:
    """Raises NoHouse."""
    house = asked.get(key)
    if not isinstance(house, str) or house not in known_houses():
        raise NoHouse
    return house


def lies_at(house: str, year: int) -> int:
    """By the books. Below nothing where more has left than anybody has noted: a deposit is to be noted first."""
    sums = sums_of(at_house(house, year))
    return sums.debited - sums.credited


def require_float(house: str, year: int, amount: Rupiah) -> int:
    """What lies there of that year's money. Raises FloatTooSmall."""
    lies = lies_at(house, year)
    if int(amount) > lies:
        raise FloatTooSmall(lacking=Rupiah(int(amount) - lies))
    return lies
