"""To what was added to a demand they may object by itself, in its own time, and that alone is turned round."""

from datetime import datetime, timedelta
from typing import Final

import pytest

from prakerja.appeals.models import Demand, DemandGrowth, DemandObjection
from prakerja.appeals.repayment.acts import HAND_OVER, REJECT, UPHOLD
from prakerja.appeals.repayment.decision import DemandedByThem
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.object_to_demand import ObjectedToDemand, TooLateToObject
from prakerja.appeals.repayment.own_demand import demand_seen
from prakerja.appeals.repayment.propose_decision import propose_decision
from prakerja.appeals.repayment.refusals import NotOpen
from prakerja.incentives.models import Instalment
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.payouts.differences.kinds import DifferenceKind, Direction
from tests.situations.differences import COMPARED, TAMPERED, compared, rectified
from tests.situations.repayment import done, objected_to, repaid

pytestmark = pytest.mark.django_db
FIRST: Final = 100_000
ADDED: Final = 60_000
DAY: Final = timedelta(days=1)
GROWN: Final = COMPARED + 30 * DAY
TEXT: Final = "Tambahan itu bukan untuk saya"


@pytest.fixture
def one() -> Demand:
    """Somebody of whom something is demanded."""
    TAMPERED[DifferenceKind.TOO_MUCH][0]()
    compared()
    rectified(Direction.OVERPAID)
    made: Demand = Demand.objects.select_related("wave").get()
    return made


def grown(one: Demand, *, at: datetime = GROWN) -> Demand:
    """The night found more, and two people demand that too."""
    Instalment.objects.filter(number=1).update(amount=500_000 - ADDED)
    compared(at=at)
    rectified(Direction.OVERPAID, at=at)
    one.refresh_from_db()
    return one


def rejected(one: Demand) -> Demand:
    objected_to(one, at=COMPARED + DAY)
    return done(REJECT, one, at=COMPARED + 2 * DAY)


def owed_by(one: Demand) -> int:
    return int(balance_of(Account(AccountKind.CLAIM, one.applicant_id)))


def told(text: str) -> int:
    return Message.objects.filter(text=text, channel="email").count()


def to_object_to(one: Demand, at: datetime) -> int | None:
    found = demand_seen(one.applicant_id, one.number).to_object_to(at)
    return None if found is None else int(found)


def to_give_back(one: Demand) -> int:
    return int(demand_seen(one.applicant_id, one.number).books.to_give_back)


def test_what_was_added_is_told_has_its_days_and_may_be_objected_to_once(one: Demand) -> None:
    rejected(one)
    assert to_object_to(one, GROWN - DAY) is None
    with pytest.raises(ObjectedToDemand):
        objected_to(one, at=GROWN - DAY, text=TEXT)
    repaid(one, 80_000)
    grown(one)
    assert (one.amount, owed_by(one), told("repayment_demanded")) == (FIRST + ADDED, 80_000, 2)
    assert to_object_to(one, GROWN + 50 * DAY) == ADDED
    with pytest.raises(TooLateToObject):
        objected_to(one, at=one.pays_until, text=TEXT)
    for _twice in range(2):
        objected_to(one, at=GROWN + DAY, text=TEXT)
    with pytest.raises(ObjectedToDemand):
        objected_to(one, at=GROWN + DAY, text="Lain")
    assert list(DemandObjection.objects.order_by("growth").values_list("growth", "added")) == [(0, 0), (1, ADDED)]
    assert told("repayment_objection") == 2


def test_while_it_waits_the_clock_stands_and_rejected_it_goes_on_where_it_stood(one: Demand) -> None:
    grown(rejected(one))
    until = one.pays_until
    objected_to(one, at=GROWN + DAY, text=TEXT)
    one.refresh_from_db()
    assert (one.state, one.stopped_at) == ("objected", GROWN + DAY)
    one = done(REJECT, one, at=GROWN + 11 * DAY)
    assert (one.state, one.pays_until, owed_by(one)) == ("open", until + 10 * DAY, FIRST + ADDED)
    assert (to_object_to(one, GROWN + 12 * DAY), told("repayment_objection_decided")) == (None, 2)


@pytest.mark.parametrize("paid", [0, 40_000, FIRST + 20_000])
def test_upheld_what_was_added_is_not_owed_and_the_first_is_as_it_was(one: Demand, paid: int) -> None:
    grown(rejected(one))
    if paid:
        repaid(one, paid, at=GROWN + DAY)
    objected_to(one, at=GROWN + DAY, text=TEXT)
    one = done(UPHOLD, one, at=GROWN + 3 * DAY)
    assert (owed_by(one), to_give_back(one)) == (max(0, FIRST - paid), max(0, paid - FIRST))
    assert (one.state, one.amount) == ("open" if paid < FIRST else "paid", FIRST)
    assert prove(known={}).faults == ()


def test_an_objection_that_waits_is_not_to_what_is_added_meanwhile(one: Demand) -> None:
    objected_to(one, at=COMPARED + DAY)
    grown(one)
    one = done(UPHOLD, one, at=GROWN + DAY)
    assert (one.state, one.amount, owed_by(one)) == ("open", ADDED, ADDED)
    objected_to(one, at=GROWN + 2 * DAY, text=TEXT)
    one = done(UPHOLD, one, at=GROWN + 3 * DAY)
    assert (one.state, owed_by(one)) == ("dropped", 0)
    assert prove(known={}).faults == ()


def test_of_what_the_lawyers_have_that_alone_may_be_objected_to_which_was_added_since(one: Demand) -> None:
    one = done(HAND_OVER, one, at=one.pays_until)
    with pytest.raises(NotOpen):
        objected_to(one, at=one.pays_until, text=TEXT)
    later = one.pays_until + 5 * DAY
    grown(one, at=later)
    objected_to(one, at=later + DAY, text=TEXT)
    one = done(UPHOLD, one, at=later + 2 * DAY)
    assert (one.state, one.amount, owed_by(one)) == ("handed_over", FIRST, FIRST)


def test_who_added_to_it_does_not_decide_about_an_objection_to_that(one: Demand) -> None:
    grown(rejected(one))
    objected_to(one, at=GROWN + DAY, text=TEXT)
    growth = DemandGrowth.objects.get()
    assert {growth.proposed_by, growth.confirmed_by}.isdisjoint({one.proposed_by, one.confirmed_by})
    by, subject = Actor.staff(growth.confirmed_by), subject_of_demand(one.pk)
    with pytest.raises(DemandedByThem), unit_of_work(by=by):
        propose_decision(act=UPHOLD, subject=subject, reason="x", by=by, now=GROWN + 2 * DAY)


def test_an_earlier_demand_that_was_paid_is_no_part_of_a_later_objection(one: Demand) -> None:
    repaid(one, FIRST)
    grown(one)
    second = Demand.objects.select_related("wave").get(number=2)
    repaid(second, 10_000, at=GROWN + DAY, line="L2")
    objected_to(second, at=GROWN + DAY, text=TEXT)
    second = done(UPHOLD, second, at=GROWN + 2 * DAY)
    assert (one.state, second.state, owed_by(second), to_give_back(second)) == ("paid", "dropped", 0, 10_000)
    assert prove(known={}).faults == ()
