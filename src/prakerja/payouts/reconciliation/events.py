"""What reconciliation writes into the audit."""

from enum import StrEnum


class ReconciliationEvent(StrEnum):
    #: Of a whole day; which lines there are stands in their rows.
    TAKEN = "payouts.statement.taken"
    #: Somebody looks after it from now on.
    OWNED = "payouts.case.owned"
    CLOSED = "payouts.case.closed"
    #: Our books were brought to what the house has.
    BOOKED = "payouts.case.booked"
    #: It was in the books already.
    BOOKED_BEFORE = "payouts.case.booked_before"
    #: It and another one are the two halves of nothing.
    PAIRED = "payouts.case.paired"
