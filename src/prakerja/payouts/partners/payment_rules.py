"""In how many payments an amount goes out, and on which rails. Pure."""

from typing import Final

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.rail import Rail
from prakerja.kit.rupiah import Rupiah

type Part = tuple[Rail, Rupiah]

_ONE: Final = 1


def parts_of(amount: Rupiah, *, house: House, bank_code: str) -> list[Part] | None:
    """One where a rail carries it; else as few as can be, equal but for a rupiah. They add up to the amount.

    None: no rail carries it, whole or in equal parts.
    """
    most = sorted({limits.most for limits in house.rails.values()}, reverse=True)
    for pieces in (_ONE, *(-(-int(amount) // one) for one in most)):
        parts = [(house.rail_for(part, bank_code=bank_code), part) for part in _equal(amount, pieces)]
        carried = [(rail, part) for rail, part in parts if rail is not None]
        if len(carried) == pieces:
            return carried
    return None


def _equal(amount: Rupiah, pieces: int) -> list[Rupiah]:
    each, rest = divmod(int(amount), pieces)
    return [Rupiah(each + (place < rest)) for place in range(pieces)]
