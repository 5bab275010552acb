"""Two people demand what somebody owes: never more than was paid, once, and never of the dead."""

from datetime import date, timedelta

import pytest

from prakerja.appeals.models import Demand, DemandName
from prakerja.appeals.repayment.acts import DEMAND, demand_in
from prakerja.appeals.repayment.demand import demand
from prakerja.appeals.repayment.names import NoSuchDemand, reference_of
from prakerja.appeals.repayment.refusals import DemandedAlready, NothingOwed, OfTheDead
from prakerja.appeals.repayment.rules import last_day
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.card_acts import subject_of_card
from prakerja.cards.reasons import HoldReason
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from tests.situations.cards import NOW
from tests.situations.doubts import entitlement_ended, moved_money, paid_out, told_of
from tests.situations.lives import a_card, bought
from tests.situations.repayment import OWED, PAID, SPENT, demanded, repaid, when, who_owes
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def test_it_is_what_the_ledger_has_as_owed_with_its_reason_and_its_clock() -> None:
    card = who_owes()
    plan = DEMAND.foresee(subject_of_card(card.pk), {}, when(card))
    one = demanded(card)
    assert (plan["owed"], plan["training_owed"], plan["incentive_owed"]) == (OWED, SPENT, PAID)
    assert (one.amount, one.training, one.because, one.state) == (OWED, SPENT, "citizenship", "open")
    there = one.demanded_at.astimezone(one.clock).date()
    assert last_day(one.pays_until, one.clock) == there + timedelta(days=59)
    assert one.reference == reference_of(one.code)
    assert set(DemandName.objects.values_list("value", "demand")) == {(one.code.hex, 1), (one.reference, 1)}


def test_they_are_told_what_by_when_and_under_which_number() -> None:
    one = demanded()
    told = Message.objects.filter(text="repayment_demanded", owner_id=one.applicant_id)
    assert {message.channel for message in told} == {"email", "sms"}
    words = read_words(told[0].words_as_json)
    assert (words["owed"], words["reference"]) == (OWED, one.reference)


def test_one_decision_is_carried_out_once_and_by_nobody_alone() -> None:
    card = who_owes()
    alone = an_officer()
    with pytest.raises(NotConfirmed), unit_of_work(by=alone):
        demand(applicant_id=card.applicant_id, award=card.award, by=alone, now=when(card))
    demanded(card)
    with pytest.raises(DemandedAlready):
        demanded(card)
    assert Demand.objects.count() == 1


def test_of_whom_nothing_is_owed_nothing_is_demanded() -> None:
    for card in (a_card(), who_owes(spent=0, paid=0)):
        with pytest.raises(NothingOwed):
            DEMAND.foresee(subject_of_card(card.pk), {}, NOW)
        with pytest.raises(NothingOwed):
            demanded(card)


def test_nor_of_the_dead() -> None:
    card = a_card()
    bought(card, at=NOW)
    moved_money(card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, SPENT, at=NOW)
    told_of(card, HoldReason.DEATH, on=date(2021, 1, 1), at=NOW)
    card = entitlement_ended(card, at=NOW + timedelta(days=15))
    with pytest.raises(OfTheDead):
        demanded(card)


def test_what_is_on_its_way_is_not_demanded() -> None:
    card = a_card()
    bought(card, at=NOW)
    moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, 2 * PAID, at=NOW)
    paid_out(card, PAID, at=NOW)
    moved_money(card, AccountKind.INCENTIVE_DUE, AccountKind.IN_TRANSIT, PAID, at=NOW + timedelta(seconds=1))
    told_of(card, HoldReason.CITIZENSHIP, on=date(2021, 1, 1), at=NOW)
    assert demanded(entitlement_ended(card, at=NOW + timedelta(days=15))).amount == PAID


def test_what_is_owed_later_is_demanded_anew_once_the_first_is_paid() -> None:
    one = demanded()
    repaid(one, OWED)
    assert Demand.objects.get(pk=one.pk).state == "paid"
    with pytest.raises(NothingOwed):
        DEMAND.foresee(subject_of_card((one.applicant_id, one.award)), {}, NOW)


@pytest.mark.parametrize("subject", ["", "x", "a:1", "00000000-0000-0000-0000-000000000001:01"])
def test_what_names_no_demand_is_none(subject: str) -> None:
    with pytest.raises(NoSuchDemand):
        demand_in(subject)
