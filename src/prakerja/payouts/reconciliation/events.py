"""What reconciliation writes into the audit."""

from enum import StrEnum


class ReconciliationEvent(StrEnum):
    #: Of a whole day; which lines there are stands in their rows.
    TAKEN = "payouts.statement.taken"
    #: Somebody looks after it from now on.
    OWNED = "payouts.case.owned"
    CLOSED = "payouts.case.closed"
