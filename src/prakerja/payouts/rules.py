"""On which rail an amount goes, and when it is promised: pure. Days are Jakarta's."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from prakerja.connectors.rails.rail import Rail
from prakerja.kit.rupiah import Rupiah

#: What one transfer carries at most. BI-FAST and SKN: of Bank Indonesia; a wallet: what it takes in at once, ours.
AT_MOST: Final = {
    Rail.INTERBANK: Rupiah(250_000_000),
    Rail.SKN: Rupiah(1_000_000_000),
    Rail.WALLET: Rupiah(10_000_000),
}
#: Paid in three to five working days from the day on which it is scheduled.
ARRIVES_WITHIN: Final = 5

_DAY: Final = timedelta(days=1)


def rail_of(*, from_bank: str, to_bank: str, amount: Rupiah) -> Rail:
    """`to_bank`: empty for a wallet, which is paid by itself. Codes are Bank Indonesia's."""
    if not to_bank:
        return Rail.WALLET
    if from_bank == to_bank:
        return Rail.INTRABANK
    if amount <= AT_MOST[Rail.INTERBANK]:
        return Rail.INTERBANK
    return Rail.SKN if amount <= AT_MOST[Rail.SKN] else Rail.RTGS


def pays_on(due_on: date, *, is_worked: Callable[[date], bool]) -> date:
    """The day itself, or the next one that is worked."""
    day = due_on
    while not is_worked(day):
        day += _DAY
    return day


def arrives_by(day: date, *, is_worked: Callable[[date], bool]) -> date:
    """The last of the working days within which what is sent on this one has arrived."""
    left = ARRIVES_WITHIN
    while left:
        day += _DAY
        left -= is_worked(day)
    return day
