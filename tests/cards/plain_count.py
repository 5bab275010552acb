"""What one card should be and hold after all that was done with it, counted as a child would count it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Final

from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import LIVE, RETURNED, CardState
from prakerja.kit.clock import WIB

TRAINING: Final = 1_000_000
INCENTIVE: Final = 2_550_000
PACKAGE: Final = TRAINING + INCENTIVE
_DAYS: Final = 30
_LEAST_DAYS: Final = 7
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_DAY: Final = timedelta(days=1)


@dataclass
class Purchase:
    number: int
    amount: int
    until: datetime


@dataclass
class Counted:
    """Of one recipient; `state` is None until they have their card."""

    state: CardState | None = None
    before: CardState = CardState.AWARDED
    training: int = 0
    incentive: int = 0
    due: int = 0
    paid: int = 0
    spent: int = 0
    until: datetime = _NEVER
    held_since: datetime | None = None
    held_for: HoldReason | None = None
    is_counted: bool = False
    #: Purchases that wait for an answer, and how many were answered with yes.
    waiting: list[Purchase] = field(default_factory=list)
    bought: int = 0
    #: What was on it when it ended, and how much time it had.
    left_on_it: tuple[int, int] = (0, 0)
    left_of_time: timedelta = timedelta()

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_returned(self) -> bool:
        return self.state in RETURNED

    @property
    def held(self) -> int:
        return sum(one.amount for one in self.waiting)

    def balances(self) -> tuple[int, int, int, int]:
        return self.training, self.incentive, self.due, self.held

    def is_overdue(self, at: datetime) -> bool:
        return self.state == CardState.AWARDED and not self.held_since and not self.waiting and self.until <= at

    def is_spendable(self, at: datetime) -> bool:
        in_time = self.state != CardState.AWARDED or at < self.until
        return self.is_live and not self.held_since and in_time

    def award(self, at: datetime) -> None:
        self.state, self.training, self.incentive = CardState.AWARDED, TRAINING, INCENTIVE
        self.until = _midnight(at, _DAYS)

    def hold(self, reason: HoldReason, at: datetime) -> None:
        if not self.held_since:
            self.held_since, self.held_for = at, reason

    def release(self, at: datetime) -> None:
        """What was left when the clock stood still is left now; of a clock that was set back nobody has less."""
        if self.held_since:
            self.until += max(at - self.held_since, timedelta())
        self.held_since = self.held_for = None

    def end(self, state: CardState, at: datetime) -> None:
        assert self.state is not None
        self.release(at)
        self.before, self.state = self.state, state
        self.left_on_it, self.left_of_time = (self.training, self.incentive), self.until - at
        self.training = self.incentive = 0

    def reinstate(self, at: datetime) -> None:
        """The state and the money that it had, and the begun days that were left, but a week at least."""
        self.state, (self.training, self.incentive) = self.before, self.left_on_it
        self.until = _midnight(at, max(-(-self.left_of_time // _DAY), _LEAST_DAYS))
        self.is_counted = False


def _midnight(at: datetime, days: int) -> datetime:
    return datetime.combine(at.astimezone(WIB).date() + days * _DAY, time(), tzinfo=WIB)
