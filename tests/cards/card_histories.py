"""Random histories of a wave's cards: whatever happens in whatever order, they are what a plain count says they are."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.cards.acts import FUND_WAVE
from prakerja.cards.award_cards import award_cards
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE, subject_of_card
from prakerja.cards.count_seats import count_seats
from prakerja.cards.give_back import give_back
from prakerja.cards.hold_card import hold_card
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.move_cards import CardKey
from prakerja.cards.object_to_move import object_to_move
from prakerja.cards.reasons import HoldReason
from prakerja.cards.release_card import release_card
from prakerja.cards.replace_number import replace_number
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.expire_hold import expire_hold, holds_that_are_over
from prakerja.ledger.prove import prove
from tests.cards import steps_to_come as steps
from tests.cards.plain_count import Counted, Purchase
from tests.situations.card_books import Everything, SmallWave, all_that_counts
from tests.situations.cards import AWARDING, NOW
from tests.situations.lives import COUNTING, REVOKING

PEOPLE: Final = 3
_THE_CLOCK: Final = Actor.system("ledger.expire_hold")
_BY_ONE: Final = (HoldReason.CAUSE, HoldReason.NUMBER_LEAKED)
_ON_CARD: Final = (
    AccountKind.TRAINING_BALANCE,
    AccountKind.INCENTIVE_RESERVE,
    AccountKind.INCENTIVE_DUE,
    AccountKind.HELD,
)
_MINUTES, _DAYS = (lambda number: timedelta(minutes=number)), (lambda number: timedelta(days=number))
#: Nothing most of the time; a clock that is set back, too.
LATER: Final = st.sampled_from(
    [*[timedelta()] * 3, *map(_MINUTES, (1, 15, 16, 60, -60)), *map(_DAYS, (1, 6, 14, 15, 30))]
)
WHO: Final = st.integers(0, PEOPLE - 1)
AMOUNT: Final = st.sampled_from([1, 300_000, 700_000, 1_000_000])
WAIT: Final = st.sampled_from([timedelta(minutes=15), timedelta(days=2)])


def _refused(do: Callable[[], object]) -> Refused | None:
    try:
        with savepoint():
            do()
    except Refused as refused:
        return refused
    return None


class Cards(RuleBasedStateMachine):
    """Each rule does one thing a while after the last one, and knows whether it may."""

    wave: SmallWave

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.cards = [Counted() for _ in range(PEOPLE)]
        #: Seats that a reinstated card took whose own was counted: so many of the next that are counted are none.
        self.owed_seats = self.seats_counted = self.given_again = self.numbers = 0
        self.spends: list[tuple[int, int, int]] = []

    def key(self, who: int) -> CardKey:
        return self.wave.people[who], 1

    def does(self, do: Callable[[], object], *, may: bool | None = None, is_once: bool = False) -> bool:
        """Whether it is done; refused, it leaves nothing behind. `is_once`: the second time it is done already."""
        before, refused = all_that_counts(), _refused(do)
        if refused is not None:
            assert may is not True, repr(refused)
            assert all_that_counts() == before
            return False
        assert may is not False
        if is_once:
            before = all_that_counts()
            with savepoint():
                do()
            assert all_that_counts() == before
        return True

    def decides(self, act: Act, subject: str, **asked: int) -> Plan:
        """One proposes and another confirms; what was shown. Confirming twice is confirming once."""
        ratna, bima = self.wave.officers
        proposal = propose_act(act=act, subject=subject, asked=asked, reason="Diperiksa", by=ratna, now=self.now)
        for _ in range(2):
            confirm_proposal(proposal_id=proposal.pk, by=bima, now=self.now)
        shown: Plan = proposal.plan
        return shown

    def decides_on(self, who: int, act: Act, **asked: int) -> Plan:
        return self.decides(act, subject_of_card(self.key(who)), **asked)

    def treasury(self) -> int:
        return int(balance_of(of_number(AccountKind.TREASURY, 2021)))

    def number(self) -> int:
        self.numbers += 1
        return self.numbers

    @initialize(cards=st.integers(0, PEOPLE))
    def begin(self, cards: int) -> None:
        if cards:
            self.award(cards, timedelta())

    @rule(cards=st.integers(1, PEOPLE), later=LATER)
    def award(self, cards: int, later: timedelta) -> None:
        self.now += later
        lacking = [one for one in self.cards if one.state is None][:cards]
        if self.does(partial(award_cards, wave_id=self.wave.wave_id, by=AWARDING, now=self.now, at_once=cards)):
            for one in lacking:
                one.award(self.now)

    @rule(who=WHO, later=LATER, amount=AMOUNT, wait=WAIT)
    def buy(self, who: int, later: timedelta, amount: int, wait: timedelta) -> None:
        self.now += later
        one, number, until = self.cards[who], self.number(), self.now + wait
        may = one.is_spendable(self.now) and one.training >= amount
        do = partial(steps.buy, self.key(who), number, amount=amount, until=until, now=self.now)
        if one.state is not None and self.does(do, may=may, is_once=True):
            one.training -= amount
            one.state = CardState.ACTIVE
            one.waiting.append(Purchase(number, amount, until))

    @rule(who=WHO, later=LATER, says_yes=st.booleans())
    def answer(self, who: int, later: timedelta, says_yes: bool) -> None:
        self.now += later
        one = self.cards[who]
        if not one.waiting:
            return
        first, answers = one.waiting[0], steps.answer_yes if says_yes else steps.answer_no
        may = not says_yes or self.now < first.until
        if self.does(partial(answers, self.key(who), first.number, now=self.now), may=may, is_once=True):
            one.waiting.remove(first)
            if says_yes:
                one.bought, one.spent = one.bought + 1, one.spent + first.amount
            else:
                one.training += first.amount
                self._is_unused_again(who)

    def _is_unused_again(self, who: int) -> None:
        one = self.cards[who]
        if one.state == CardState.ACTIVE and not one.waiting and not one.bought:
            steps.is_unused_again(self.key(who), now=self.now)
            one.state = CardState.AWARDED

    @rule(later=LATER)
    def expire(self, later: timedelta) -> None:
        self.now += later
        for stretch in holds_that_are_over(now=self.now, limit=2):
            for open_hold in stretch:
                assert expire_hold(open_hold, by=_THE_CLOCK, now=self.now)
        for who, one in enumerate(self.cards):
            over = [purchase for purchase in one.waiting if purchase.until <= self.now]
            one.waiting = [purchase for purchase in one.waiting if purchase.until > self.now]
            one.training += sum(purchase.amount for purchase in over)
            if over:
                self._is_unused_again(who)

    @rule(who=WHO, later=LATER, amount=AMOUNT)
    def spend(self, who: int, later: timedelta, amount: int) -> None:
        self.now += later
        one, number = self.cards[who], self.number()
        may = one.is_spendable(self.now) and one.training >= amount
        do = partial(steps.spend, self.key(who), number, amount=amount, now=self.now)
        if one.state is not None and self.does(do, may=may, is_once=True):
            one.training, one.spent = one.training - amount, one.spent + amount
            self.spends.append((who, number, amount))

    @rule(later=LATER)
    def put_right(self, later: timedelta) -> None:
        self.now += later
        if not self.spends:
            return
        who, number, amount = self.spends[-1]
        one = self.cards[who]
        do = partial(steps.put_right, self.key(who), number, now=self.now)
        if self.does(do, may=one.is_spendable(self.now), is_once=True):
            one.training, one.spent = one.training + amount, one.spent - amount
            self.spends.pop()

    @rule(who=WHO, later=LATER, amount=AMOUNT)
    def fall_due(self, who: int, later: timedelta, amount: int) -> None:
        self.now += later
        one, number = self.cards[who], self.number()
        may = one.is_spendable(self.now) and one.incentive >= amount
        do = partial(steps.fall_due, self.key(who), number, amount=amount, now=self.now)
        if one.state is not None and self.does(do, may=may, is_once=True):
            one.incentive, one.due = one.incentive - amount, one.due + amount

    @rule(who=WHO, amount=AMOUNT)
    def pay_out(self, who: int, amount: int) -> None:
        one, number = self.cards[who], self.number()
        do = partial(steps.pay_out, self.key(who), number, amount=amount, now=self.now)
        if self.does(do, may=one.due >= amount, is_once=True):
            one.due, one.paid = one.due - amount, one.paid + amount

    @rule(who=WHO, later=LATER, reason=st.sampled_from(HoldReason))
    def hold(self, who: int, later: timedelta, reason: HoldReason) -> None:
        self.now += later
        one, (by, _) = self.cards[who], self.wave.officers
        do = partial(hold_card, reason=reason, note="Laporan", by=by, now=self.now)
        if self.does(partial(do, applicant_id=self.key(who)[0], award=1), may=one.is_live, is_once=True):
            one.hold(reason, self.now)

    @rule(who=WHO, later=LATER)
    def release(self, who: int, later: timedelta) -> None:
        self.now += later
        one, (by, _) = self.cards[who], self.wave.officers
        may = one.state is not None and (not one.held_since or one.held_for in _BY_ONE)
        owner = self.key(who)[0]
        moves = Card.objects.filter(pk=(owner, 1)).values_list("moves", flat=True).first() or 0
        do = partial(release_card, applicant_id=owner, award=1, moves=moves, note="Diperiksa", by=by, now=self.now)
        if self.does(do, may=may, is_once=True):
            one.release(self.now)

    @rule(who=WHO, later=LATER, days=st.integers(0, 31))
    def extend(self, who: int, later: timedelta, days: int) -> None:
        self.now += later
        one = self.cards[who]
        may = one.state == CardState.AWARDED and not one.held_since and 0 < days <= 30
        if self.does(partial(self.decides_on, who, EXTEND, days=days), may=may):
            one.until += timedelta(days=days)

    @rule(who=WHO, later=LATER, by_holder=st.booleans())
    def replace(self, who: int, later: timedelta, by_holder: bool) -> None:
        self.now += later
        one, owner_id = self.cards[who], self.key(who)[0]
        by = Actor.applicant(owner_id) if by_holder else self.wave.officers[0]
        leaked = Card.objects.filter(pk=self.key(who)).values_list("last_four", flat=True).first() or ""
        do = partial(replace_number, applicant_id=owner_id, award=1, leaked=leaked, note="Bocor", by=by, now=self.now)
        # Its holder does so a few times a day.
        may = None if one.is_live and by_holder else one.is_live
        if self.does(do, may=may, is_once=True) and one.held_for == HoldReason.NUMBER_LEAKED:
            one.release(self.now)

    @rule(who=WHO, later=LATER)
    def give_back(self, who: int, later: timedelta) -> None:
        self.now += later
        one, owner_id = self.cards[who], self.key(who)[0]
        is_done = one.state == CardState.GIVEN_BACK
        may = is_done or (one.is_live and not one.held_since and not one.waiting)
        by = Actor.applicant(owner_id)
        do = partial(give_back, applicant_id=owner_id, award=1, by=by, now=self.now)
        if self.does(do, may=may, is_once=True) and not is_done:
            one.end(CardState.GIVEN_BACK, self.now)

    @rule(who=WHO, later=LATER)
    def revoke(self, who: int, later: timedelta) -> None:
        self.now += later
        one, before, shown = self.cards[who], self.treasury(), dict[str, object]()
        do = lambda: shown.update(self.decides_on(who, REVOKE))  # noqa: E731  what was shown is looked at below
        if self.does(do, may=one.is_live and not one.waiting):
            assert shown["returned"] == one.training + one.incentive == self.treasury() - before
            one.end(CardState.REVOKED, self.now)

    @rule(later=LATER)
    def revoke_overdue(self, later: timedelta) -> None:
        self.now += later
        over = [one for one in self.cards if one.is_overdue(self.now)]
        assert self.does(
            partial(revoke_overdue, wave_id=self.wave.wave_id, by=REVOKING, now=self.now), may=True, is_once=True
        )
        for one in over:
            one.end(CardState.REVOKED, self.now)

    @rule(who=WHO, later=LATER, text=st.sampled_from(["Listrik padam", "Bukan saya"]))
    def object(self, who: int, later: timedelta, text: str) -> None:
        self.now += later
        owner_id = self.key(who)[0]
        by = Actor.applicant(owner_id)
        do = partial(object_to_move, applicant_id=owner_id, award=1, text=text, by=by, now=self.now)
        may = None if self.cards[who].held_since or self.cards[who].is_returned else False
        self.does(do, may=may, is_once=True)

    @rule(who=WHO, later=LATER)
    def reinstate(self, who: int, later: timedelta) -> None:
        self.now += later
        one, before, shown = self.cards[who], self.treasury(), dict[str, object]()
        whole = sum(one.left_on_it)
        is_back = one.is_returned and self.seats_uncounted > 0 and before >= whole
        do = lambda: shown.update(self.decides_on(who, REINSTATE))  # noqa: E731
        if not self.does(do, may=bool(one.held_since) or is_back):
            return
        if one.held_since:
            one.release(self.now)
            return
        assert shown["set_aside"] == whole == before - self.treasury()
        self.owed_seats += one.is_counted
        one.reinstate(self.now)

    @rule(who=WHO, later=LATER)
    def reject(self, who: int, later: timedelta) -> None:
        self.now += later
        self.does(partial(self.decides_on, who, REJECT_OBJECTION))

    @property
    def seats_uncounted(self) -> int:
        return sum(one.is_returned and not one.is_counted for one in self.cards) - self.owed_seats

    @rule(later=LATER)
    def count(self, later: timedelta) -> None:
        self.now += later
        do = partial(count_seats, wave_id=self.wave.wave_id, by=COUNTING, now=self.now)
        assert self.does(do, may=True, is_once=True)
        rows = dict(Card.objects.values_list("applicant_id", "counted_at"))
        new = [one for who, one in enumerate(self.cards) if rows.get(self.key(who)[0]) and not one.is_counted]
        for one in new:
            assert one.is_returned
            one.is_counted = True
        self.owed_seats, self.seats_counted = (
            max(self.owed_seats - len(new), 0),
            self.seats_counted + max(len(new) - self.owed_seats, 0),
        )

    @rule(wave=st.integers(0, 1), later=LATER)
    def give_again(self, wave: int, later: timedelta) -> None:
        self.now += later
        wave_id = self.wave.recoveries[wave]
        is_new = not WaveBudget.objects.filter(pk=wave_id).exists()
        may = is_new and self.seats_counted > self.given_again and self.treasury() >= 3_550_000
        if self.does(partial(self.decides, FUND_WAVE, str(wave_id)), may=may):
            self.given_again += 1

    @invariant()
    def everything_is_as_counted(self) -> None:
        everything = Everything.now()
        assert list(everything.what_is_wrong()) == []
        for who, one in enumerate(self.cards):
            owner_id, _ = self.key(who)
            assert everything.on_accounts(owner_id, *_ON_CARD) == one.balances()
            card = everything.card_of(owner_id)
            assert (card["state"] if card else None) == one.state
            if card is not None:
                _is_as_counted(card, one)
        (budget,) = [row for row in everything.budgets if not row["is_recovery"]]
        assert (budget["counted"], budget["given_again"]) == (self.seats_counted, self.given_again)

    def teardown(self) -> None:
        assert prove(known={}).faults == ()


def _is_as_counted(card: dict[str, Any], one: Counted) -> None:
    assert (_moment(card["held_since"]), card["held_for"] or None) == (one.held_since, one.held_for)
    assert bool(card["counted_at"]) is one.is_counted
    assert card["state"] != CardState.AWARDED or _moment(card["buys_until"]) == one.until


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
