"""What came of a payment, as far as the bank told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prakerja.kit.rupiah import Rupiah


class OutcomeKind(StrEnum):
    PAID = "paid"
    #: Surely not paid, and because of this payment: its account, its amount.
    REFUSED = "refused"
    #: Taken, and not settled yet: it is asked for.
    PENDING = "pending"
    #: It may have been paid: it is asked for, and never sent under a new reference.
    UNKNOWN = "unknown"
    #: Asked for, and the bank knows nothing of it. A call that is still under way may arrive later.
    NOT_FOUND = "not_found"
    #: It was paid, and the money came back.
    RETURNED = "returned"
    #: This send surely did nothing, and for our sake (token, rate, float, a rest): it may be sent again.
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`code`: seven digits of the bank, or empty. `fee`: None where it was not told. Nothing of it is personal."""

    kind: OutcomeKind
    code: str = ""
    bank_reference: str = ""
    fee: Rupiah | None = None
    #: Sooner the bank does not want to be asked.
    again_at: datetime | None = None
    #: Not this payment is wrong but all that go by this house: it is to be paused, and a person to look.
    halts: bool = False
