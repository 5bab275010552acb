"""Two of finance confirm one case at the same moment: it is booked once, and the books are the bank's."""

from functools import partial

import pytest

from prakerja.approvals.confirm_proposal import ConfirmedAlready, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.audit.models import Event
from prakerja.cards.models import YearBudget
from prakerja.connectors.rails.line import LineKind
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Transfer
from prakerja.payouts.models import Instruction
from prakerja.payouts.reconciliation.book_case import book_case
from prakerja.payouts.reconciliation.close_case import CaseIsClosed
from prakerja.payouts.reconciliation.states import CaseKind
from tests.situations.at_once import all_at_once
from tests.situations.cases import (
    MORNING,
    a_budget,
    a_sent_batch,
    at_bank_by_books,
    laid,
    moved,
    out,
    proposed_to_book,
    said,
    the_case,
)
from tests.situations.waves import an_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.unfunded]


def confirms(proposal: Proposal, officer: Actor) -> bool:
    """Whether it was they who did."""
    try:
        with unit_of_work(by=officer):
            confirm_proposal(proposal_id=proposal.pk, by=officer, now=MORNING)
    except ConfirmedAlready:
        return False
    return True


def set_aside() -> int:
    """Of the year's money, until it is back."""
    return YearBudget.objects.values_list("set_aside", flat=True).get()


def test_a_case_that_two_confirm_at_once_is_booked_once() -> None:
    a_budget()
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.REFUSED)
    before = set_aside()
    laid(lines := [out(one), out(one), out(one, 2_500, kind=LineKind.FEE)])
    case = the_case(kind=CaseKind.PAID_TWICE)
    proposal = proposed_to_book(case)
    officers = [an_officer(name=name) for name in ("Bima", "Citra")]
    assert sorted(all_at_once([partial(confirms, proposal, officer) for officer in officers])) == [False, True]
    [posted] = set(Transfer.objects.filter(act="payouts.book_case").values_list("posting_id", flat=True))
    case.refresh_from_db()
    assert (case.posting_id, case.booked, at_bank_by_books()) == (posted, one.amount, moved(lines))
    assert Event.objects.filter(name="payouts.case.booked").count() == 1
    assert set_aside() - before == one.amount


def test_a_decision_that_two_carry_out_at_once_is_carried_out_once() -> None:
    """The same decision comes twice to the verb, as a queue may bring it."""
    a_budget()
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.PAID)
    laid(lines := [out(one), out(one)])
    case = the_case(kind=CaseKind.PAID_TWICE)
    proposal = proposed_to_book(case)
    Proposal.objects.filter(pk=proposal.pk).update(
        state="confirmed", confirmed_by=(by := an_officer(name="Bima")).account_id, confirmed_at=MORNING
    )

    def carries_out() -> bool:
        try:
            with unit_of_work(by=by):
                book_case(case_id=str(case.pk), by=by, now=MORNING)
        except CaseIsClosed:
            return False
        return True

    assert sorted(all_at_once([carries_out] * 2)) in ([False, True], [True, True])
    assert at_bank_by_books() == moved(lines)
    assert Transfer.objects.filter(act="payouts.book_case", debit=AccountKind.CLAIM).count() == 1
    assert Instruction.objects.get().state == "paid"
    assert Event.objects.filter(name="payouts.case.booked").count() == 1
