"""Whatever is done to the books, in whatever order: they hold what a plain count holds, and the proof is clean."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.close_hold import HoldOver, NotHeld, post_held, void_held
from prakerja.ledger.correct import NotInBooks, correct
from prakerja.ledger.expire_hold import expire_hold, holds_that_are_over
from prakerja.ledger.hold import HeldOtherwise, Hold, hold
from prakerja.ledger.models import Balance
from prakerja.ledger.post import BalanceTooSmall, ClosedAlready, PostedOtherwise, post
from prakerja.ledger.posting import Leg, posting_id
from prakerja.ledger.prove import prove
from prakerja.ledger.take_sums import take_sums
from tests.situations.broken import undone
from tests.situations.ledger import INSTITUTION, RESERVE, WAVE, YEAR, a_posting, funded, in_hold, training

pytestmark = pytest.mark.django_db
BEGIN: Final = datetime(2020, 9, 1, tzinfo=UTC)
PEOPLE: Final = [UUID(int=number) for number in (0xA1, 0xA2, 0xA3)]
THE_CLOCK: Final = Actor.system("ledger.expire_hold")
person, number = st.sampled_from(PEOPLE), st.integers(min_value=0, max_value=3)
amount = st.sampled_from([1, 200_000, 600_000, 1_000_000])


class Books(RuleBasedStateMachine):
    """The plain count: what each has and holds, what was held until when, and what was posted."""

    def __init__(self) -> None:
        super().__init__()
        self.now = BEGIN
        self.has = dict.fromkeys(PEOPLE, 0)
        self.paid = 0
        self.open: dict[tuple[UUID, int], tuple[int, datetime]] = {}
        self.held: dict[tuple[UUID, int], int] = {}
        self.closed: dict[tuple[UUID, int], str] = {}
        self.awarded: dict[tuple[UUID, int], int] = {}
        self.corrected: set[tuple[UUID, int]] = set()
        funded(now=self.now)

    @rule(who=person, about=number, much=amount)
    def award(self, who: UUID, about: int, much: int) -> None:
        leg = Leg(RESERVE, training(who), Rupiah(much))
        award = a_posting("cards.award", leg, owner_id=who, about=about, now=self.now, wave=WAVE)
        there = self.awarded.get((who, about))
        if there is not None and there != much:
            with pytest.raises(PostedOtherwise), savepoint():
                post(award)
            return
        assert post(award) is (there is None)
        if there is None:
            self.awarded[who, about] = much
            self.has[who] += much

    @rule(who=person, about=number, much=amount, minutes=st.integers(min_value=1, max_value=30))
    def hold(self, who: UUID, about: int, much: int, minutes: int) -> None:
        key, until = (who, about), self.now + timedelta(minutes=minutes)
        wanted = Hold(_hold_id(key), "training.hold", training(who), Rupiah(much), until, YEAR, WAVE, self.now)
        if key in self.held:
            if self.held[key] == much:
                assert not hold(wanted, now=self.now)
            else:
                with pytest.raises(HeldOtherwise), savepoint():
                    hold(wanted, now=self.now)
        elif self.has[who] < much:
            with pytest.raises(BalanceTooSmall), savepoint():
                hold(wanted, now=self.now)
        else:
            assert hold(wanted, now=self.now)
            self.held[key], self.open[key] = much, (much, until)
            self.has[who] -= much

    @rule(who=person, about=number)
    def pay(self, who: UUID, about: int) -> None:
        key = (who, about)
        if self._refused(key, "paid", self._pay):
            return
        much, until = self.open[key]
        if self.now >= until:
            with pytest.raises(HoldOver), savepoint():
                self._pay(key)
            return
        assert self._pay(key)
        self.paid += much
        self._close(key, "paid")

    @rule(who=person, about=number)
    def give_up(self, who: UUID, about: int) -> None:
        key = (who, about)
        if self._refused(key, "voided", self._void):
            return
        assert self._void(key)
        self.has[who] += self.open[key][0]
        self._close(key, "voided")

    @rule(minutes=st.integers(min_value=1, max_value=20))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def expire(self) -> None:
        for stretch in holds_that_are_over(now=self.now, limit=2):
            for one in stretch:
                assert expire_hold(one, by=THE_CLOCK, now=self.now)
        for key, (much, until) in list(self.open.items()):
            if self.now >= until:
                self.has[key[0]] += much
                self._close(key, "expired")

    @rule(who=person, about=number)
    def put_right(self, who: UUID, about: int) -> None:
        key, much = (who, about), self.awarded.get((who, about))
        if much is None:
            with pytest.raises(NotInBooks):
                self._correct(key)
        elif key in self.corrected:
            assert not self._correct(key)
        elif self.has[who] < much:
            with pytest.raises(BalanceTooSmall), savepoint():
                self._correct(key)
        else:
            assert self._correct(key)
            self.corrected.add(key)
            self.has[who] -= much

    @rule()
    def sum_up(self) -> None:
        take_sums()

    @invariant()
    def everybody_has_what_was_counted(self) -> None:
        kept = {(row.of, row.kind): row.amount for row in Balance.objects.all()}
        for who in PEOPLE:
            waits = sum(much for (whose, _), (much, _) in self.open.items() if whose == who)
            assert kept.get((who, training(who).kind), 0) == self.has[who]
            assert kept.get((who, in_hold(who).kind), 0) == waits

    def teardown(self) -> None:
        assert prove(known={}).faults == ()

    def _refused(self, key: tuple[UUID, int], deed: str, do: Callable[[tuple[UUID, int]], bool]) -> bool:
        """Whether there is nothing to close; and that this is told as it is."""
        if key in self.open:
            return False
        if key not in self.held:
            with pytest.raises(NotHeld):
                do(key)
        elif self.closed[key] == deed:
            assert not do(key)
        else:
            with pytest.raises((ClosedAlready, HoldOver)):
                do(key)
        return True

    def _close(self, key: tuple[UUID, int], deed: str) -> None:
        del self.open[key]
        self.closed[key] = deed

    def _pay(self, key: tuple[UUID, int]) -> bool:
        return post_held(owner_id=key[0], hold_id=_hold_id(key), to=INSTITUTION, act="training.commit", now=self.now)

    def _void(self, key: tuple[UUID, int]) -> bool:
        return void_held(owner_id=key[0], hold_id=_hold_id(key), act="training.void", now=self.now)

    def _correct(self, key: tuple[UUID, int]) -> bool:
        who, about = key
        return correct(owner_id=who, wrong=posting_id("cards.award", who, about), reason="Salah", now=self.now)


def _hold_id(key: tuple[UUID, int]) -> UUID:
    return posting_id("training.hold", *key)


class Undone(Books):
    """Each history begins with empty books."""

    def __init__(self) -> None:
        self._undone = undone()
        self._undone.__enter__()
        super().__init__()

    def teardown(self) -> None:
        try:
            super().teardown()
        finally:
            self._undone.__exit__(None, None, None)


def test_whatever_is_done_the_books_are_what_was_counted() -> None:
    run_state_machine_as_test(
        Undone,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
