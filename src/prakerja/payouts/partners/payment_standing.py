"""Where the money of an approved statement is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from prakerja.payouts.states import OVER, BatchState, InstructionState


class PaymentState(StrEnum):
    #: Nothing is owed by it: what was taken back is as much as what was earned, or more.
    NOTHING = "nothing"
    PAID = "paid"
    #: On its way to the bank, or the bank has it.
    UNDER_WAY = "under_way"
    #: Built: two people of finance are to release it.
    SCHEDULED = "scheduled"
    #: The office has stopped the partner.
    SUSPENDED = "suspended"
    #: Something speaks against lines of it, which people have not decided.
    LINES_HELD = "lines_held"
    NO_ACCOUNT = "no_account"
    #: The account was changed, and is not paid yet.
    ACCOUNT_RESTS = "account_rests"
    #: The bank refused the last payment into it, or sent it back.
    FAILED = "failed"
    #: The next night builds it.
    TONIGHT = "tonight"


@dataclass(frozen=True)
class StatementPart:
    """One payment of it. `number`: of the partner's instruction; `account`: of their accounts."""

    number: int
    reference: str
    amount: int
    state: InstructionState
    code: str
    bank_reference: str
    moved_at: datetime
    account: int
    batch_state: BatchState
    arrives_by: date

    @property
    def is_paid(self) -> bool:
        return self.state is InstructionState.PAID

    @property
    def is_open(self) -> bool:
        """Whether something of it is still to come."""
        return self.state not in OVER


@dataclass(frozen=True)
class InTheWay:
    """`failed`: the code of what the account's bank refused last, or empty; None: nothing failed."""

    is_suspended: bool
    usable_from: datetime | None
    failed: str | None
    kept_back: int


_RELEASED: Final = frozenset(BatchState) - {BatchState.BUILDING, BatchState.BUILT}


def state_of(
    payout: int, instructed: int, parts: Sequence[StatementPart], way: InTheWay, *, now: datetime
) -> PaymentState:
    """What is open of it is told before what waits: money that is on its way is what people look for."""
    if payout <= 0:
        return PaymentState.NOTHING
    open_parts = [one for one in parts if one.is_open]
    if any(one.batch_state in _RELEASED for one in open_parts):
        return PaymentState.UNDER_WAY
    if open_parts:
        return PaymentState.SCHEDULED
    if instructed >= payout:
        return PaymentState.PAID
    return _waits(payout - instructed, way, now)


def _waits(left: int, way: InTheWay, now: datetime) -> PaymentState:
    if way.is_suspended:
        return PaymentState.SUSPENDED
    if way.kept_back >= left:
        return PaymentState.LINES_HELD
    if way.usable_from is None:
        return PaymentState.NO_ACCOUNT
    if way.failed is not None:
        return PaymentState.FAILED
    return PaymentState.ACCOUNT_RESTS if way.usable_from > now else PaymentState.TONIGHT
