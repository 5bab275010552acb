"""Random histories of trainings on a few cards: whatever happens, a plain count says what is where."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.cards.card_acts import REINSTATE, REVOKE, subject_of_card
from prakerja.cards.give_back import give_back
from prakerja.cards.hold_card import hold_card
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.states import LIVE, CardState
from prakerja.codes.refusals import CodesLocked
from prakerja.codes.tallies import TriesSpent
from prakerja.connectors.sms_budget import SmsSpent
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.expire_hold import expire_hold, holds_that_are_over
from prakerja.ledger.prove import prove
from prakerja.training.ask_for_presence import ask_for_presence
from prakerja.training.ask_to_be_paid import ask_to_be_paid
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.buy_training import buy_training
from prakerja.training.cancel_schedule import cancel_schedule
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.declare_completion import declare_completion
from prakerja.training.end_purchases import of_what_does_not_take_place, that_were_not_finished
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.lapse_purchase import lapse_purchase
from prakerja.training.models import Purchase, ScheduleSeats
from prakerja.training.redeem_code import redeem_code
from prakerja.training.refusals import CardNotAccepted
from prakerja.training.states import PurchaseState
from prakerja.training.under_way_act import VOID_UNDER_WAY
from prakerja.training.void_cancelled import void_cancelled
from prakerja.training.void_purchase import void_purchase
from tests.situations.card_books import Everything, SmallWave, all_that_counts
from tests.situations.cards import NOW
from tests.situations.lives import REVOKING
from tests.situations.purchases import an_invoice, sms_code_of, wanted_of
from tests.situations.training import Buyer, Market, acting, buyer_with

PEOPLE: Final = 2
SEATS: Final = 2
_BALANCE: Final = 1_000_000
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LATER: Final = st.sampled_from([timedelta(), timedelta(), 16 * _MINUTE, _HOUR, _DAY, 2 * _DAY, 6 * _DAY])
WHO: Final = st.integers(0, PEOPLE - 1)
WHICH: Final = st.integers(0, 1)
#: What one's telephone is asked for may have to wait, whoever asks; these histories are of something else.
_NOT_YET: Final = (TriesSpent, SmsSpent, CodesLocked)
_OPEN: Final = (PurchaseState.BOUGHT, PurchaseState.REDEEMED)


def _refused(do: Callable[[], object]) -> Refused | None:
    try:
        with savepoint():
            do()
    except Refused as refused:
        return refused
    return None


@dataclass
class Counted:
    """One purchase, as a child would count it."""

    market: Market
    state: PurchaseState = PurchaseState.BOUGHT
    attended: set[int] = field(default_factory=set)
    is_declared: bool = False

    @property
    def is_proven(self) -> bool:
        """Nobody undoes it any more: it is certified, whether its institution says so or not."""
        return self.attended == {1, FINAL_TEST}

    @property
    def price(self) -> int:
        return self.market.course.price


@dataclass
class Holder:
    """One card and what was bought with it."""

    buyer: Buyer
    purchases: list[Counted] = field(default_factory=list)

    @property
    def newest(self) -> Counted | None:
        return self.purchases[-1] if self.purchases else None

    @property
    def row(self) -> Purchase:
        """As it is now: the newest."""
        of_it = Purchase.objects.select_related("platform", "schedule__course__institution")
        found: Purchase = of_it.get(pk=(self.buyer.applicant_id, len(self.purchases)))
        return found

    def total(self, *states: PurchaseState) -> int:
        return sum(one.price for one in self.purchases if one.state in states)


class Trainings(RuleBasedStateMachine):
    """Each rule does one thing a while after the last one, and knows whether it may."""

    wave: SmallWave
    markets: tuple[Market, Market]

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.holders = [Holder(buyer_with(Card.objects.get(applicant_id=one))) for one in self.wave.people]
        self.cancelled: set[int] = set()

    def does(self, do: Callable[[], object], *, may: bool) -> bool:
        """Whether it is done; refused, it leaves nothing behind."""
        before, refused = all_that_counts(), _refused(do)
        if refused is None:
            assert may
            return True
        assert not may or isinstance(refused, _NOT_YET), repr(refused)
        assert all_that_counts() == before
        return False

    def decides_on(self, one: Holder, act: Act) -> None:
        ratna, bima = self.wave.officers
        subject = subject_of_card(one.buyer.key)
        proposal = propose_act(act=act, subject=subject, asked={}, reason="Diperiksa", by=ratna, now=self.now)
        for _ in range(2):
            confirm_proposal(proposal_id=proposal.pk, by=bima, now=self.now)

    def pays(self, one: Holder) -> bool:
        card = one.buyer.card
        in_time = card.state != CardState.AWARDED or self.now < card.buys_until
        return card.state in LIVE and card.held_since is None and in_time

    def taken(self, which: int) -> int:
        """Seats of what was voided are free again."""
        sold = [one for holder in self.holders for one in holder.purchases if one.market is self.markets[which]]
        return sum(one.state != PurchaseState.VOIDED for one in sold)

    def takes_place(self, market: Market) -> bool:
        return self.markets.index(market) not in self.cancelled

    @rule(who=WHO, which=WHICH, later=LATER)
    def buy(self, who: int, which: int, later: timedelta) -> None:
        self.now += later
        one, market = self.holders[who], self.markets[which]
        left = _BALANCE - one.total(*_OPEN, PurchaseState.FINISHED)
        may = (
            self.pays(one)
            and one.total(*_OPEN) == 0
            and left >= market.course.price
            and which not in self.cancelled
            and self.taken(which) < SEATS
            and self.now < market.schedule.ends_at
        )
        if self.does(partial(self._buy, one, market), may=may):
            one.purchases.append(Counted(market))

    def _buy(self, one: Holder, market: Market) -> None:
        """By its platform; the code typed twice buys once."""
        wanted, platform = wanted_of(market, customer=f"pelanggan-{one.buyer.applicant_id}"), acting(market.platform)
        payment = ask_to_be_paid(card_number=one.buyer.number, wanted=wanted, by=platform, now=self.now)
        if payment is None:
            raise CardNotAccepted
        typed, invoice = sms_code_of(one.buyer), an_invoice()
        slips = [
            buy_training(token=payment.token, typed=typed, invoice=invoice, by=platform, now=self.now) for _ in range(2)
        ]
        assert slips[0] == slips[1]

    @rule(who=WHO, later=LATER)
    def void(self, who: int, later: timedelta) -> None:
        self.now += later
        one = self.holders[who]
        if one.newest is None:
            return
        row = one.row
        named = {"invoice_code": row.invoice_code, "transaction_code": row.transaction_code}
        do = partial(void_purchase, **named, by=acting(row.platform), now=self.now)
        if self.does(do, may=one.newest.state == PurchaseState.BOUGHT and self.now < row.waits_until):
            one.newest.state = PurchaseState.VOIDED

    @rule(who=WHO, later=LATER)
    def redeem(self, who: int, later: timedelta) -> None:
        self.now += later
        one = self.holders[who]
        if one.newest is None:
            return
        row, bought = one.row, one.newest
        do = partial(redeem_code, code=row.redeem_code, by=acting(bought.market.institution), now=self.now)
        again = bought.state in (PurchaseState.REDEEMED, PurchaseState.FINISHED)
        if self.does(do, may=again or (bought.state == PurchaseState.BOUGHT and self._begins(bought))) and not again:
            bought.state = PurchaseState.REDEEMED

    def _begins(self, bought: Counted) -> bool:
        schedule = bought.market.schedule
        return self.takes_place(bought.market) and schedule.starts_at <= self.now < schedule.ends_at

    @rule(who=WHO, sequence=st.sampled_from([1, FINAL_TEST]), later=LATER)
    def attend(self, who: int, sequence: int, later: timedelta) -> None:
        self.now += later
        one = self.holders[who]
        if one.newest is None:
            return
        bought = one.newest
        begins = sequence == 1 and bought.state == PurchaseState.BOUGHT and self._begins(bought)
        goes_on = bought.state == PurchaseState.REDEEMED and self.takes_place(bought.market)
        in_time = self.now < bought.market.schedule.ends_at
        after = sequence == 1 or 1 in bought.attended
        # The last day counts until it is over in Jakarta; the histories leave that day to tests of its own.
        if self.now.date() == bought.market.schedule.ends_at.date():
            return
        may = sequence not in bought.attended and after and in_time and (begins or goes_on)
        if self.does(partial(self._attend, one, bought, sequence), may=may):
            bought.attended.add(sequence)
            bought.state = PurchaseState.REDEEMED

    def _attend(self, one: Holder, bought: Counted, sequence: int) -> None:
        teacher, owner_id = bought.market.institution, one.buyer.applicant_id
        address = teacher.redirect_addresses.values_list("address", flat=True)[0]
        state = ask_for_presence(
            code=one.row.redeem_code,
            redirect_address=address,
            email=f"{owner_id}@contoh.example",
            sequence=sequence,
            by=acting(teacher),
            now=self.now,
        ).state
        for _ in range(2):
            confirm_presence(applicant_id=owner_id, state=state, by=Actor.applicant(owner_id), now=self.now)

    @rule(who=WHO, later=LATER)
    def declare(self, who: int, later: timedelta) -> None:
        self.now += later
        one = self.holders[who]
        if one.newest is None or one.newest.is_declared:
            return
        row, bought = one.row, one.newest
        by = acting(bought.market.institution)
        do = partial(declare_completion, code=row.redeem_code, score_before=None, score_after=None, by=by)
        is_proven = bought.is_proven and self.takes_place(bought.market)
        in_time = bought.state == PurchaseState.REDEEMED and self.now < row.waits_until
        if self.does(partial(do, now=self.now), may=is_proven and in_time):
            bought.is_declared = True

    @rule(who=WHO, which=WHICH, steps=st.integers(2, 6))
    def go_on(self, who: int, which: int, steps: int) -> None:
        """What most people do: the next step, and the next. Chance alone would hardly ever finish anything."""
        for _ in range(steps):
            bought = self.holders[who].newest
            if bought is None or bought.state not in _OPEN:
                self.buy(who, which, _DAY)
            elif missing := [one for one in (1, FINAL_TEST) if one not in bought.attended]:
                self.attend(who, missing[0], _HOUR)
            elif not bought.is_declared:
                self.declare(who, _DAY)
            else:
                self.certify(_MINUTE)

    @rule(later=LATER)
    def certify(self, later: timedelta) -> None:
        self.now += later
        while issue_certificates(by=Actor.system("training.issue_certificates"), now=self.now):
            pass
        for one in self.holders:
            if one.newest is not None and one.newest.is_declared and one.newest.state == PurchaseState.REDEEMED:
                in_time = self.now < one.row.waits_until
                one.newest.state = PurchaseState.FINISHED if in_time else one.newest.state

    @rule(which=WHICH, later=LATER)
    def cancel(self, which: int, later: timedelta) -> None:
        self.now += later
        market = self.markets[which]
        codes = {"course_code": market.course.code, "schedule_code": market.schedule.code}
        may = which in self.cancelled or self.now < market.schedule.ends_at
        if self.does(partial(cancel_schedule, **codes, by=acting(market.institution), now=self.now), may=may):
            self.cancelled.add(which)

    @rule(later=LATER)
    def void_what_does_not_take_place(self, later: timedelta) -> None:
        self.now += later
        by = Actor.system("training.void_cancelled")
        for key in of_what_does_not_take_place():
            void_cancelled(key, by=by, now=self.now)
        for one in self.holders:
            bought = one.newest
            if bought is not None and bought.state in _OPEN and not self.takes_place(bought.market):
                is_left = not bought.is_proven and self.now < one.row.waits_until
                bought.state = PurchaseState.VOIDED if is_left else bought.state

    @rule(is_rare=st.integers(0, 2))
    def end_the_year(self, is_rare: int) -> None:
        """Whatever waits has waited long enough; ledger and lapse give it back, whoever comes first."""
        if is_rare:
            return
        over = [one.row.waits_until for one in self.holders if one.total(*_OPEN)]
        if not over:
            return
        self.now = max(self.now, *over)
        self._expire_holds(limit=1)
        for key in that_were_not_finished(now=self.now):
            lapse_purchase(key, by=Actor.system("training.lapse_purchases"), now=self.now)
        self._expire_holds(limit=500)
        for one in self.holders:
            if one.newest is not None and one.newest.state in _OPEN:
                one.newest.state = PurchaseState.LAPSED

    def _expire_holds(self, *, limit: int) -> None:
        by = Actor.system("ledger.expire_hold")
        for stretch in holds_that_are_over(now=self.now, limit=limit):
            for open_hold in stretch:
                expire_hold(open_hold, by=by, now=self.now)
            if limit == 1:
                return

    @rule(who=WHO, later=LATER)
    def hold(self, who: int, later: timedelta) -> None:
        self.now += later
        one, (by, _) = self.holders[who], self.wave.officers
        owner_id, award = one.buyer.key
        told = {"reason": HoldReason.CAUSE, "note": "Laporan", "by": by, "now": self.now}
        self.does(
            partial(hold_card, applicant_id=owner_id, award=award, **told),  # type: ignore[arg-type]
            may=one.buyer.card.state in LIVE,
        )

    @rule(who=WHO, later=LATER)
    def undo_under_way(self, who: int, later: timedelta) -> None:
        self.now += later
        one = self.holders[who]
        is_open = one.newest is not None and one.newest.state in _OPEN and not one.newest.is_proven
        if self.does(
            partial(self.decides_on, one, VOID_UNDER_WAY), may=one.buyer.card.held_since is not None and is_open
        ):
            assert one.newest is not None
            one.newest.state = PurchaseState.VOIDED

    @rule(who=WHO, later=LATER, is_rare=st.integers(0, 3))
    def revoke(self, who: int, later: timedelta, is_rare: int) -> None:
        self.now += later
        one = self.holders[who]
        if is_rare:
            return
        self.does(partial(self.decides_on, one, REVOKE), may=one.buyer.card.state in LIVE and not one.total(*_OPEN))

    @rule(who=WHO, later=LATER)
    def release(self, who: int, later: timedelta) -> None:
        self.now += later
        one = self.holders[who]
        if one.buyer.card.held_since is not None:
            assert self.does(partial(self.decides_on, one, REINSTATE), may=True)

    @rule(who=WHO, later=LATER)
    def give_back(self, who: int, later: timedelta) -> None:
        self.now += later
        one = self.holders[who]
        card, (owner_id, award) = one.buyer.card, one.buyer.key
        may = card.state == CardState.GIVEN_BACK or (
            card.state in LIVE and card.held_since is None and not one.total(*_OPEN)
        )
        by = Actor.applicant(owner_id)
        self.does(partial(give_back, applicant_id=owner_id, award=award, by=by, now=self.now), may=may)

    @rule(later=LATER)
    def revoke_overdue(self, later: timedelta) -> None:
        self.now += later
        assert self.does(partial(revoke_overdue, wave_id=self.wave.wave_id, by=REVOKING, now=self.now), may=True)

    @invariant()
    def everything_is_as_counted(self) -> None:
        everything = Everything.now()
        assert list(everything.what_is_wrong()) == []
        for one in self.holders:
            _is_as_counted(one, everything)
        for market in self.markets:
            assert ScheduleSeats.objects.get(pk=market.schedule.pk).taken == self.taken(self.markets.index(market))
        self._partners_have_what_was_finished()

    def _partners_have_what_was_finished(self) -> None:
        done = [one for holder in self.holders for one in holder.purchases if one.state == PurchaseState.FINISHED]
        for market in self.markets:
            earned = sum(one.price for one in done if one.market is market)
            commission = earned * 15 // 100
            payable = partial(Account, AccountKind.PAYABLE)
            has = [int(balance_of(payable(one.pk))) for one in (market.platform, market.institution)]
            assert has == [commission, earned - commission]

    def teardown(self) -> None:
        assert prove(known={}).faults == ()


def _is_as_counted(one: Holder, everything: Everything) -> None:
    owner_id, card = one.buyer.applicant_id, one.buyer.card
    rows = Purchase.objects.filter(applicant_id=owner_id).order_by("number").values_list("state", flat=True)
    assert list(rows) == [bought.state for bought in one.purchases]
    waiting = one.total(*_OPEN)
    left = _BALANCE - waiting - one.total(PurchaseState.FINISHED) if card.state in LIVE else 0
    on_card = everything.on_accounts(owner_id, AccountKind.TRAINING_BALANCE, AccountKind.HELD)
    assert on_card == (left, waiting)
    has_bought = any(bought.state != PurchaseState.VOIDED for bought in one.purchases)
    assert card.state not in LIVE or card.state == (CardState.ACTIVE if has_bought else CardState.AWARDED)
