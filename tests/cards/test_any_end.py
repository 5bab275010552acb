"""Whatever was earned, paid and spent, and whenever the entitlement ended: each has what is theirs, and no more."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.cards.models import Card, WaveBudget, YearBudget
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import RETURNED, CardState
from prakerja.kit.clock import WIB, wib_day
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance
from prakerja.ledger.prove import prove
from tests.situations.cards import NOW
from tests.situations.doubts import entitlement_ended, moved_money, on_account, paid_out, told_of
from tests.situations.lives import bought, cards_of_a_wave, in_treasury, on_card, reinstated
from tests.thorough import as_many

pytestmark = pytest.mark.django_db
LIVES: Final = as_many(15, thorough=40)
AWARDED_ON: Final = date(2021, 2, 27)
PACKAGE: Final = 3_550_000
TOLD: Final = NOW + timedelta(days=60)
ENDED: Final = TOLD + timedelta(days=20)
#: Around the moment at which a day of Jakarta ends, and others.
a_time: Final = st.sampled_from([time(0), time(0, 0, 1), time(6, 59, 59), time(12), time(23, 59, 59)])
a_moment: Final = st.builds(
    lambda days, at: datetime.combine(AWARDED_ON + timedelta(days=days), at, tzinfo=WIB), st.integers(1, 40), a_time
)
a_deed: Final = st.tuples(a_moment, st.sampled_from(["due", "paid", "spent"]), st.integers(1, 400_000))


@dataclass
class Life:
    """What a person would reckon by hand: what fell due first is paid first."""

    card: Card
    training: int = 1_000_000
    reserve: int = 2_550_000
    spent: int = 0
    paid: int = 0
    due: list[tuple[date, int]] = field(default_factory=list)

    def does(self, what: str, wanted: int, at: datetime) -> None:
        {"due": self._falls_due, "paid": self._is_paid, "spent": self._spends}[what](wanted, at)

    def due_before(self, day: date) -> int:
        return sum(amount for on, amount in self.due if on < day)

    def _falls_due(self, wanted: int, at: datetime) -> None:
        amount = min(wanted, self.reserve)
        if amount:
            self.reserve -= amount
            self.due.append((wib_day(at), amount))
            moved_money(self.card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, amount, at=at)

    def _is_paid(self, wanted: int, at: datetime) -> None:
        left = amount = min(wanted, sum(one for _, one in self.due))
        while left:
            on, there = self.due.pop(0)
            if there > left:
                self.due.insert(0, (on, there - left))
            left -= min(there, left)
        if amount:
            self.paid += amount
            paid_out(self.card, amount, at=at)

    def _spends(self, wanted: int, at: datetime) -> None:
        amount = min(wanted, self.training)
        if amount:
            self.training -= amount
            self.spent += amount
            moved_money(self.card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, amount, at=at)


def test_each_has_what_is_theirs_and_owes_what_is_not() -> None:
    cards = iter(cards_of_a_wave(LIVES + 1))

    @settings(max_examples=LIVES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(
        deeds=st.lists(a_deed, max_size=8),
        days=st.one_of(st.integers(-2, 2), st.integers(-400, 45)),
        reason=st.sampled_from([HoldReason.DEATH, HoldReason.CITIZENSHIP]),
        is_reinstated=st.booleans(),
    )
    def live(deeds: list[tuple[datetime, str, int]], days: int, reason: HoldReason, *, is_reinstated: bool) -> None:
        if (card := next(cards, None)) is None:
            return
        life = Life(card)
        bought(card, at=NOW + timedelta(seconds=1))
        for number, (at, what, amount) in enumerate(sorted(deeds)):
            life.does(what, amount, at + timedelta(microseconds=number))
        _ends(life, AWARDED_ON + timedelta(days=days), reason)
        if is_reinstated:
            _is_reinstated(life)

    live()
    assert prove(known={}).faults == ()


def _ends(life: Life, on: date, reason: HoldReason) -> None:
    card = entitlement_ended(told_of(life.card, reason, on=on, at=TOLD), at=ENDED)
    is_from_the_start = on <= AWARDED_ON
    later = CardState.DECEASED if reason is HoldReason.DEATH else CardState.REVOKED
    assert card.state == (CardState.ANNULLED if is_from_the_start else later)
    assert on_card(card.applicant_id) == (0, 0)
    assert on_account(card, AccountKind.INCENTIVE_DUE) == (0 if is_from_the_start else life.due_before(on))
    assert on_account(card, AccountKind.CLAIM) == (life.spent + life.paid if is_from_the_start else 0)
    _rows_agree()


def _is_reinstated(life: Life) -> None:
    card = reinstated(life.card, at=ENDED + timedelta(days=1))
    assert (card.state, on_card(card.applicant_id)) == (CardState.ACTIVE, (life.training, life.reserve))
    assert on_account(card, AccountKind.INCENTIVE_DUE) == sum(amount for _, amount in life.due)
    assert on_account(card, AccountKind.CLAIM) == 0
    _rows_agree()


def _rows_agree() -> None:
    """What is owed is in the treasury by the books, and nobody can set it aside before it is paid."""
    year, owed = YearBudget.objects.get(), sum(row.amount for row in Balance.objects.filter(kind=AccountKind.CLAIM))
    assert in_treasury() == year.allowed - year.set_aside + owed
    assert WaveBudget.objects.get().returned == Card.objects.filter(state__in=RETURNED).count()
