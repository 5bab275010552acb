"""What the payouts do to the books: the names of their acts, and the accounts between which money moves. Pure."""

from typing import Final
from uuid import UUID

from prakerja.connectors.rails.rail import Rail
from prakerja.ledger.chart import Account, AccountKind, at_house

#: What is due is on its way: `INCENTIVE_DUE` (or a partner's `PAYABLE`) to `IN_TRANSIT`. Subjects: payee, number.
BUILT: Final = "payouts.build"
#: It has arrived: `IN_TRANSIT` to `FLOAT`.
PAID: Final = "payouts.pay"
#: The bank or wallet refused it: `IN_TRANSIT` back to what is due.
REFUSED: Final = "payouts.refuse"
#: It left its batch before it was sent: `IN_TRANSIT` back to what is due.
REMOVED: Final = "payouts.remove"
#: The bank sent it back: `FLOAT` to what is due.
RETURNED: Final = "payouts.return"
#: What the bank or wallet took for it: `FEES` from `FLOAT`.
FEE: Final = "payouts.fee"

#: Never another number: it stands in every transfer.
_NUMBER_OF: Final = {Rail.INTRABANK: 1, Rail.INTERBANK: 2, Rail.SKN: 3, Rail.RTGS: 4, Rail.WALLET: 5}
IN_TRANSIT_OF: Final = {rail.value: UUID(int=number) for rail, number in _NUMBER_OF.items()}


def in_transit(rail: Rail) -> Account:
    return Account(AccountKind.IN_TRANSIT, IN_TRANSIT_OF[rail.value])


def at_bank(house: str, year: int) -> Account:
    """What lies there of the year's money."""
    return at_house(house, year)
