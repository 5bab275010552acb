"""Payments, objections, demands and returns at once: each counts once, and nobody owes more than was paid."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest

from prakerja.appeals.models import Demand, Repayment
from prakerja.appeals.repayment.acts import DEMAND
from prakerja.appeals.repayment.demand import demand
from prakerja.appeals.repayment.record_repayment import LineUsed
from prakerja.appeals.repayment.refusals import DemandedAlready, NotOpen
from prakerja.cards.card_acts import subject_of_card
from prakerja.cards.follow_payments import Became
from prakerja.cards.reasons import HoldReason
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.prove import prove
from tests.situations.at_once import all_at_once
from tests.situations.cards import NOW, decided
from tests.situations.doubts import entitlement_ended, moved_money, on_account, paid_out, told_of
from tests.situations.lives import a_card, bought
from tests.situations.repayment import OWED, PAID, demanded, objected_to, payment_became, repaid, when, who_owes

pytestmark = pytest.mark.django_db(transaction=True)


def whether(do: Callable[[], object], *refusals: type[Refused]) -> bool:
    try:
        do()
    except refusals:
        return False
    return True


def test_of_two_payments_of_the_last_rupiah_one_is_theirs() -> None:
    card = who_owes()
    one = demanded(card)
    all_at_once([partial(repaid, one, OWED, line=line) for line in ("L1", "L2")])
    assert sorted(Repayment.objects.values_list("surplus", flat=True)) == [0, OWED]
    assert (on_account(card, AccountKind.CLAIM), on_account(card, AccountKind.OVERPAID)) == (0, OWED)
    assert prove(known={}).faults == ()


def test_a_line_recorded_by_two_at_once_is_used_once() -> None:
    card = who_owes()
    one = demanded(card)
    all_at_once([partial(whether, partial(repaid, one, 1_000), LineUsed)] * 2)
    assert on_account(card, AccountKind.CLAIM) == OWED - 1_000


def test_an_objection_and_a_payment_of_all_leave_nothing_owed() -> None:
    card = who_owes()
    one = demanded(card)
    objects = partial(whether, partial(objected_to, one), NotOpen)
    has_objected, _ = all_at_once([objects, partial(whether, partial(repaid, one, OWED))])
    one.refresh_from_db()
    assert one.state == ("objected" if has_objected else "paid")
    assert on_account(card, AccountKind.CLAIM) == 0


def test_two_who_demand_at_once_demand_once() -> None:
    card = who_owes()
    at = when(card)
    by = decided(DEMAND, subject_of_card(card.pk), at=at)

    def demanding() -> None:
        with unit_of_work(by=by):
            demand(applicant_id=card.applicant_id, award=card.award, by=by, now=at)

    all_at_once([partial(whether, demanding, DemandedAlready)] * 2)
    assert Demand.objects.count() == 1


def test_a_payment_that_comes_back_while_the_card_is_annulled_is_not_owed() -> None:
    card = a_card()
    bought(card, at=NOW)
    moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, PAID, at=NOW)
    paid_out(card, PAID, at=NOW)
    told_of(card, HoldReason.CITIZENSHIP, on=date(2021, 1, 1), at=NOW)
    at = NOW + timedelta(days=15)
    all_at_once(
        [
            partial(whether, partial(entitlement_ended, card, at=at)),
            partial(whether, partial(payment_became, card, 1, Became.RETURNED, at=at)),
        ]
    )
    assert (on_account(card, AccountKind.CLAIM), on_account(card, AccountKind.INCENTIVE_DUE)) == (0, 0)
    assert prove(known={}).faults == ()
