"""What a recipient sees of their payments: each due with where its money is, and the transfers that have carried it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from prakerja.cards.reasons import HoldReason
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.rules import tried_again_on
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import LIVE, BatchState, DueKind, InstructionState


class Carried(NamedTuple):
    """A due in a transfer."""

    kind: DueKind
    number: int
    amount: Rupiah


@dataclass(frozen=True)
class OwnPayment:
    """One transfer. `ending`: of the account's number."""

    number: int
    reference: str
    state: InstructionState
    amount: Rupiah
    account: int
    house: AccountHouse
    ending: str
    moved_at: datetime
    #: None: nobody asks for it any more by itself.
    next_at: datetime | None
    code: str
    bank_reference: str
    removed_for: str
    batch_state: BatchState
    pays_on: date
    arrives_by: date
    carries: tuple[Carried, ...]

    def again_on(self, *, last_day: date) -> date | None:
        """On which a refused one is tried again by itself; None: its holder has something to do first."""
        is_refused = self.state is InstructionState.REFUSED
        return tried_again_on(self.code, wib_day(self.moved_at), last_day=last_day) if is_refused else None


@dataclass(frozen=True)
class OwnDue:
    """`day`: on which it falls due; of a survey the last one to answer it. `payments`: the oldest first.

    `failed`: what failed last in the account of now, whatever it was for.
    """

    award: int
    kind: DueKind
    number: int
    amount: Rupiah
    day: date
    handed_in_at: datetime | None
    settled_at: datetime | None
    standing: Standing
    payments: tuple[OwnPayment, ...]
    failed: OwnPayment | None
    last_payment_on: date
    #: From when the account that is linked now is paid.
    usable_from: datetime | None

    @property
    def newest(self) -> OwnPayment | None:
        return self.payments[-1] if self.payments else None

    @property
    def failures(self) -> tuple[OwnPayment, ...]:
        """What did not arrive, whatever the reason."""
        return tuple(one for one in self.payments if one.state not in LIVE)


@dataclass(frozen=True)
class OwnPayments:
    """`held_for`: their card is held, and nothing of it is sent. `has_account`: one is linked, or on its way to it."""

    dues: tuple[OwnDue, ...]
    held_for: HoldReason | None
    has_account: bool

    def paid(self, number: int) -> OwnPayment | None:
        """One that has arrived."""
        payments = (one for due in self.dues for one in due.payments)
        return next((one for one in payments if one.number == number and one.state is InstructionState.PAID), None)
