"""What comes in is taken off, once a line; what is over is theirs; what becomes of a demand in the end."""

from datetime import timedelta
from functools import partial

import pytest

from prakerja.appeals.models import BankLine, Demand, DemandObjection, PlanPart
from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.acts import GIVE_BACK, HAND_OVER, LONGER_PLAN, REJECT, UPHOLD, WRITE_OFF
from prakerja.appeals.repayment.choose_plan import NoParts, PlanFixed, TooLateForPlan, choose_plan, plan_of
from prakerja.appeals.repayment.decision import DemandedByThem
from prakerja.appeals.repayment.give_back_surplus import give_back_surplus
from prakerja.appeals.repayment.money import books_of
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.object_to_demand import (
    ObjectedToDemand,
    ObjectionWithoutText,
    TooLateToObject,
    object_to_demand,
)
from prakerja.appeals.repayment.propose_decision import propose_decision
from prakerja.appeals.repayment.record_repayment import LineOfTomorrow, LineUsed, record_repayment
from prakerja.appeals.repayment.refusals import (
    NoLongerPlan,
    NothingOwed,
    NothingToGiveBack,
    NotOpen,
    NotOverdue,
    NoWriteOff,
)
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Plan
from prakerja.authority.require import BelongsToAnother
from prakerja.cards.card_acts import REINSTATE
from prakerja.cards.models import Card, YearBudget
from prakerja.journey.decided import giving_card_again
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance, Transfer
from prakerja.messages.models import Message
from tests.situations.cards import decided
from tests.situations.doubts import on_account
from tests.situations.lives import in_treasury
from tests.situations.repayment import (
    OWED,
    VERBS,
    days_passed,
    decided_of,
    demanded,
    done,
    objected_to,
    owing,
    reminded,
    repaid,
    who_owes,
)
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def owed(one: Demand) -> int:
    """As the ledger's account has it, and the journal; what is not owed can be set aside again."""
    card = Card.objects.get(pk=(one.applicant_id, one.award))
    books, claims = books_of(one), Balance.objects.filter(kind=AccountKind.CLAIM)
    assert int(books.owed) == on_account(card, AccountKind.CLAIM)
    assert int(books.to_give_back) == on_account(card, AccountKind.OVERPAID)
    year = YearBudget.objects.get()
    assert in_treasury() == year.allowed - year.set_aside + sum(row.amount for row in claims)
    return int(books.owed)


def chosen(one: Demand, parts: int, *, at: object = None) -> None:
    now = at or one.demanded_at
    with unit_of_work(by=owing(one)):
        choose_plan(applicant_id=one.applicant_id, number=1, parts=parts, by=owing(one), now=now)  # type: ignore[arg-type]


def test_what_is_paid_back_is_taken_off_and_the_last_of_it_ends_the_demand() -> None:
    one = demanded()
    first = repaid(one, 300_000)
    assert (first.number, first.left, first.surplus, owed(one)) == (1, OWED - 300_000, 0, OWED - 300_000)
    last = repaid(one, OWED - 300_000, line="L2")
    one.refresh_from_db()
    assert (last.number, last.left, one.state, owed(one)) == (2, 0, "paid", 0)
    assert Message.objects.filter(text="repayment_received").count() == 4


def test_what_is_over_is_theirs_and_two_people_note_that_it_went_back() -> None:
    one = demanded()
    with pytest.raises(NothingToGiveBack):
        GIVE_BACK.foresee(subject_of_demand(one.pk), {"house": "bni", "line": "L9"}, one.demanded_at)
    assert repaid(one, OWED + 50_000).surplus == 50_000
    assert (owed(one), int(books_of(one).to_give_back)) == (0, 50_000)
    # Paid once more, by mistake.
    assert repaid(one, 10_000, line="L2").surplus == 10_000
    by = decided_of(GIVE_BACK, one, at=days_passed(one, 3), house="bni", line="L9")
    for _ in range(2):
        with unit_of_work(by=by):
            give_back_surplus(applicant_id=one.applicant_id, number=1, by=by, now=days_passed(one, 3))
    assert (owed(one), int(books_of(one).to_give_back)) == (0, 0)
    assert BankLine.objects.get(pk="bni L9").amount == -60_000


def test_a_line_of_the_bank_is_used_once() -> None:
    one, other = demanded(), demanded(who_owes())
    assert repaid(one, 300_000) == repaid(one, 300_000)
    for demand, amount in ((one, 200_000), (other, 300_000)):
        with pytest.raises(LineUsed):
            repaid(demand, amount)
    repaid(other, 300_000, house="bca")
    assert int(books_of(one).owed) == int(books_of(other).owed) == OWED - 300_000


def test_what_names_nobody_or_lies_ahead_is_not_recorded() -> None:
    one, by = demanded(), an_officer()
    said = {"house": "bni", "line": "L1", "amount": Rupiah(1), "by": by, "now": one.demanded_at}
    with pytest.raises(NoDemand), unit_of_work(by=by):
        record_repayment(reference="88", paid_on=wib_day(one.demanded_at), **said)  # type: ignore[arg-type]
    with pytest.raises(LineOfTomorrow), unit_of_work(by=by):
        record_repayment(reference=one.reference, paid_on=wib_day(one.demanded_at) + DAY, **said)  # type: ignore[arg-type]


def test_they_choose_parts_within_the_clock_and_may_choose_again() -> None:
    one = demanded()
    chosen(one, 3)
    one.refresh_from_db()
    assert [int(part.amount) for part in plan_of(one)] == [333_334, 333_333, 333_333]
    chosen(one, 3)
    assert PlanPart.objects.count() == 3
    chosen(one, 1)
    one.refresh_from_db()
    assert [int(part.amount) for part in plan_of(one)] == [OWED]
    for parts in (0, 4):
        with pytest.raises(NoParts):
            chosen(one, parts)
    with pytest.raises(TooLateForPlan):
        chosen(one, 2, at=one.pays_until)
    chosen(one, 2, at=one.pays_until - SECOND)
    stranger = owing(demanded(who_owes()))
    with pytest.raises(BelongsToAnother), unit_of_work(by=stranger):
        choose_plan(applicant_id=one.applicant_id, number=1, parts=2, by=stranger, now=one.demanded_at)


def test_a_longer_plan_is_two_peoples_with_the_law_and_holds() -> None:
    one = demanded()
    wrong: list[Plan] = [{}, {"months": 0, "basis": "x"}, {"months": 37, "basis": "x"}, {"months": 3, "basis": " "}]
    for asked in wrong:
        with pytest.raises(NoLongerPlan):
            LONGER_PLAN.foresee(subject_of_demand(one.pk), asked, one.demanded_at)
    one = done(LONGER_PLAN, one, at=days_passed(one, 2), months=6, basis="PMK 137/2021 Pasal 12")
    parts = plan_of(one)
    assert (len(parts), one.legal_basis) == (6, "PMK 137/2021 Pasal 12")
    assert one.pays_until > days_passed(one, 61)
    with pytest.raises(PlanFixed):
        chosen(one, 2)


def test_they_are_reminded_before_each_date_once_and_told_when_it_has_passed() -> None:
    one = demanded()
    for days in (53, 53, 57, 59, 60, 61):
        reminded(at=days_passed(one, days))
    told = Message.objects.filter(text="repayment_reminder", channel="email")
    assert told.count() == 4
    repaid(one, OWED, at=days_passed(one, 61))
    reminded(at=days_passed(one, 62))
    assert told.count() == 4


def test_while_they_object_the_clock_stands_still_and_nothing_is_handed_over() -> None:
    one = demanded()
    objected_to(one, at=one.pays_until - DAY)
    one.refresh_from_db()
    with pytest.raises(NotOpen):
        HAND_OVER.foresee(subject_of_demand(one.pk), {}, one.pays_until + DAY)
    until = one.pays_until
    one = done(REJECT, one, at=one.pays_until + 9 * DAY)
    assert (one.state, one.pays_until) == ("open", until + 10 * DAY)
    assert DemandObjection.objects.get().is_upheld is False
    with pytest.raises(NotOverdue):
        HAND_OVER.foresee(subject_of_demand(one.pk), {}, one.pays_until - SECOND)


def test_an_objection_is_made_in_time_once_and_says_something() -> None:
    one = demanded()
    with pytest.raises(ObjectionWithoutText):
        objected_to(one, text=" ")
    with pytest.raises(TooLateToObject):
        objected_to(one, at=one.pays_until)
    objected_to(one)
    objected_to(one)
    with pytest.raises(ObjectedToDemand):
        objected_to(one, text="Lain")
    stranger = owing(demanded(who_owes()))
    with pytest.raises(BelongsToAnother), unit_of_work(by=stranger):
        object_to_demand(applicant_id=one.applicant_id, number=1, text="x", by=stranger, now=one.demanded_at)


@pytest.mark.parametrize("before", [0, 300_000, OWED + 5])
def test_upheld_the_claim_is_turned_round_and_what_was_paid_is_theirs(before: int) -> None:
    one = demanded()
    objected_to(one)
    if before:
        repaid(one, before, at=days_passed(one, 3))
    one = done(UPHOLD, one, at=days_passed(one, 4))
    assert (one.state, owed(one), int(books_of(one).to_give_back)) == ("dropped", 0, before)
    assert Transfer.objects.filter(act="ledger.correct", credit=AccountKind.CLAIM).get().corrects is not None
    assert DemandObjection.objects.get().is_upheld is True


def test_a_rejected_objection_to_what_is_paid_by_now_ends_it() -> None:
    one = demanded()
    objected_to(one)
    repaid(one, OWED, at=days_passed(one, 3))
    one.refresh_from_db()
    assert one.state == "objected"
    assert done(REJECT, one, at=days_passed(one, 4)).state == "paid"


@pytest.mark.parametrize("act", [UPHOLD, REJECT])
def test_who_demanded_it_decides_nothing_about_it(act: object) -> None:
    one = demanded()
    objected_to(one)
    subject = subject_of_demand(one.pk)
    for person in (one.proposed_by, one.confirmed_by):
        by = Actor.staff(person)
        said = {"act": act, "subject": subject, "reason": "Benar", "by": by, "now": days_passed(one, 3)}
        with pytest.raises(DemandedByThem), unit_of_work(by=by):
            propose_decision(**said)  # type: ignore[arg-type]
    other = an_officer()
    with unit_of_work(by=other):
        propose_decision(act=act, subject=subject, reason="Benar", by=other, now=days_passed(one, 3))  # type: ignore[arg-type]
    Proposal.objects.filter(subject=subject).delete()
    Demand.objects.update(confirmed_by=decided_of(act, one, at=days_passed(one, 3)).account_id)  # type: ignore[arg-type]
    by = Actor.staff(Demand.objects.get().confirmed_by)
    with pytest.raises(DemandedByThem), unit_of_work(by=by):
        VERBS[act](applicant_id=one.applicant_id, number=1, by=by, now=days_passed(one, 3))  # type: ignore[index]


def test_what_is_overdue_is_handed_over_by_two_and_may_still_be_paid() -> None:
    one = demanded()
    one = done(HAND_OVER, one, at=one.pays_until)
    assert (one.state, one.handed_over_at) == ("handed_over", one.pays_until)
    repaid(one, OWED, at=one.pays_until + DAY)
    one.refresh_from_db()
    assert (one.state, owed(one)) == ("paid", 0)
    with pytest.raises(NotOpen):
        HAND_OVER.foresee(subject_of_demand(one.pk), {}, one.pays_until + 2 * DAY)


def test_a_death_ends_it_and_what_was_paid_back_stays() -> None:
    one = demanded()
    with pytest.raises(NoWriteOff):
        WRITE_OFF.foresee(subject_of_demand(one.pk), {"because": "x"}, one.demanded_at)
    repaid(one, 300_000)
    before = in_treasury()
    one = done(WRITE_OFF, one, at=days_passed(one, 9), because="death")
    assert (one.state, owed(one)) == ("written_off", 0)
    assert in_treasury() == before - (OWED - 300_000)


def test_a_card_that_its_holder_has_again_ends_its_demand() -> None:
    one = demanded()
    card = Card.objects.get(pk=(one.applicant_id, one.award))
    by = decided(REINSTATE, f"{card.applicant_id}:{card.award}", at=days_passed(one, 2))
    with unit_of_work(by=by):
        giving_card_again(Proposal.objects.get(act=REINSTATE.name), by, days_passed(one, 2))
    one.refresh_from_db()
    assert (one.state, owed(one)) == ("dropped", 0)


def test_nothing_more_is_planned_once_nothing_is_owed() -> None:
    one = demanded()
    repaid(one, OWED)
    longer = partial(done, LONGER_PLAN, one, at=days_passed(one, 3), months=3, basis="x")
    for do in (partial(chosen, one, 2), partial(objected_to, one), longer):
        with pytest.raises((NotOpen, NothingOwed)):
            do()
