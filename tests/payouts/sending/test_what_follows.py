"""Whatever a bank does, whoever dies and whenever anybody asks: what is said to be paid is, nothing else can be."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.strategies import booleans, integers, sampled_from

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.payouts.sending.what_follows import GRACE, MOST_DOUBTED, Sent, after_send, after_status
from prakerja.payouts.states import InstructionState as State

_MINUTE: Final = timedelta(minutes=1)
#: What a send meets: whether and when the bank does it, and what is answered; None: nothing, or whoever sent it died.
MET: Final[dict[str, tuple[str, OutcomeKind | None]]] = {
    "paid": ("now", OutcomeKind.PAID),
    "paid, and nobody hears of it": ("now", None),
    "paid, and garbage": ("now", OutcomeKind.UNKNOWN),
    "late": ("late", None),
    "late, and garbage": ("late", OutcomeKind.UNKNOWN),
    "never arrived": ("never", None),
    "never done, and garbage": ("never", OutcomeKind.UNKNOWN),
    "not done, for our sake": ("never", OutcomeKind.NOT_DONE),
    "refused": ("refused", OutcomeKind.REFUSED),
    "refused, and nobody hears of it": ("refused", None),
    "pending": ("pending", OutcomeKind.PENDING),
    "pending, and nobody hears of it": ("pending", None),
}


@dataclass
class _Bank:
    """It pays a reference once."""

    status: OutcomeKind = OutcomeKind.NOT_FOUND
    arrives: list[datetime] = field(default_factory=list)

    def take(self, how: str, now: datetime, minutes: int) -> bool:
        """Whether it is another send of what it has: that is answered with a 409."""
        self.settle(now)
        if self.status in (OutcomeKind.PAID, OutcomeKind.PENDING):
            return True
        if how == "late":
            self.arrives.append(now + minutes * _MINUTE)
        found = {"now": OutcomeKind.PAID, "refused": OutcomeKind.REFUSED, "pending": OutcomeKind.PENDING}
        self.status = found.get(how, self.status)
        return False

    def settle(self, now: datetime) -> None:
        """What was late has come to it."""
        if any(at <= now for at in self.arrives) and self.status is not OutcomeKind.PENDING:
            self.status = OutcomeKind.PAID
        self.arrives = [at for at in self.arrives if at > now]

    @property
    def may_pay(self) -> bool:
        return self.status in (OutcomeKind.PAID, OutcomeKind.PENDING) or bool(self.arrives)


class Payment(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 11, 27, tzinfo=UTC)
        self.bank = _Bank()
        self.state: State = State.BUILT
        self.next_at: datetime | None = None
        self.sent_at = list[datetime]()
        self.outcomes = list[str]()

    def _sent(self) -> Sent:
        doubted = sum(one != OutcomeKind.NOT_DONE for one in self.outcomes)
        return Sent(self.state, self.sent_at[0], self.sent_at[-1], doubted)

    def _send(self, met: str, minutes: int) -> None:
        self.state, self.next_at = State.SENDING, self.now + GRACE
        self.sent_at.append(self.now)
        self.outcomes.append("")
        how, kind = MET[met]
        if self.bank.take(how, self.now, minutes) and kind is not None:
            kind = OutcomeKind.UNKNOWN
        if kind is None:
            return
        follows = after_send(Outcome(kind), self._sent(), self.now)
        self.state, self.next_at, self.outcomes[-1] = follows.state, follows.next_at, kind.value

    @precondition(lambda self: self.state is State.BUILT)
    @rule(met=sampled_from(sorted(MET)), minutes=integers(1, 9))
    def is_sent(self, met: str, minutes: int) -> None:
        self._send(met, minutes)

    @precondition(lambda self: self.state in (State.SENDING, State.PENDING, State.UNKNOWN))
    @rule(is_answered=booleans(), met=sampled_from(sorted(MET)), minutes=integers(1, 9))
    def is_asked_for(self, is_answered: bool, met: str, minutes: int) -> None:
        """At its time, or sooner because the bank has called."""
        self.bank.settle(self.now)
        outcome = Outcome(self.bank.status if is_answered else OutcomeKind.UNKNOWN)
        follows = after_status(outcome, self._sent(), self.now)
        self.state, self.next_at = follows.state, follows.next_at
        if follows.resend:
            self._send(met, minutes)

    @rule(minutes=integers(1, 30))
    def time_goes_by(self, minutes: int) -> None:
        self.now += minutes * _MINUTE

    @precondition(lambda self: self.bank.status is OutcomeKind.PENDING)
    @rule(is_paid=booleans())
    def the_bank_settles(self, is_paid: bool) -> None:
        self.bank.status = OutcomeKind.PAID if is_paid else OutcomeKind.REFUSED

    @invariant()
    def what_is_said_is_so(self) -> None:
        self.bank.settle(self.now)
        if self.state is State.PAID:
            assert self.bank.status is OutcomeKind.PAID
        if self.state in (State.REFUSED, State.BUILT):
            # It may be paid by another instruction from now on.
            assert not self.bank.may_pay

    @invariant()
    def what_may_have_been_paid_is_sent_once_more_at_most(self) -> None:
        if self.sent_at:
            assert self._sent().doubted <= MOST_DOUBTED

    def teardown(self) -> None:
        """A bank that tells ends it: as what it is."""
        self.now += 2 * GRACE
        self.bank.settle(self.now)
        if self.state in (State.SENDING, State.PENDING, State.UNKNOWN):
            self.state = after_status(Outcome(self.bank.status), self._sent(), self.now).state
        if self.bank.status is OutcomeKind.PAID:
            assert self.state is State.PAID


TestPayment = Payment.TestCase
TestPayment.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
