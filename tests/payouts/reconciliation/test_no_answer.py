"""A payment of which nobody knows what became is a case; two people book that it never arrived, or its house says."""

from datetime import timedelta

import pytest

from prakerja.approvals.confirm_proposal import ProposalVoid
from prakerja.connectors.rails.line import Line, Totals
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.payouts.models import InstructedDue, Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.case_books import MayHaveArrived
from prakerja.payouts.reconciliation.close_case import NobodyKnows, close_case
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.payouts.states import InstructionState as State
from prakerja.payouts.states import RemovalReason
from tests.situations.bank_statements import kinds
from tests.situations.cases import (
    AT,
    DAY,
    MORNING,
    a_budget,
    a_sent_batch,
    at_bank_by_books,
    booked_by_two,
    confirmed,
    laid,
    moved,
    out,
    owned,
    proposed_to_book,
    said,
    the_case,
)
from tests.situations.released_batches import AMOUNT

pytestmark = [pytest.mark.django_db, pytest.mark.unfunded]
_NEXT_DAY = DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _budget() -> None:
    a_budget()


def long_sent() -> Instruction:
    """It is asked for no more."""
    [one] = a_sent_batch(1)
    Instruction.objects.one((one.payee_id, one.number)).update(next_at=None)
    return one


def unheard_of() -> Instruction:
    """Sent on a day that its house has told, with the next, and neither has it."""
    one = long_sent()
    laid([])
    laid([], day=_NEXT_DAY)
    return one


def out_later(one: Instruction) -> Line:
    return out(one)._replace(booked_at=AT + timedelta(days=2))


def due_to(one: Instruction) -> int:
    return int(balance_of(Account(AccountKind.INCENTIVE_DUE, one.payee_id)))


def test_what_nobody_knows_of_is_a_case_that_no_note_closes() -> None:
    unheard_of()
    case = the_case(kind=CaseKind.NO_ANSWER)
    assert (case.here, case.there, case.difference) == (None, None, 0)
    with pytest.raises(NobodyKnows), unit_of_work(by=(by := owned(case))):
        close_case(case_id=case.pk, note="Tidak ada kabar", by=by, now=MORNING)


def test_what_is_asked_for_still_is_no_case() -> None:
    a_sent_batch(1)
    laid([], day=_NEXT_DAY)
    assert kinds() == []


def test_two_people_book_that_it_never_arrived_and_its_money_is_due_again() -> None:
    one = unheard_of()
    booked_by_two(the_case(kind=CaseKind.NO_ANSWER))
    one.refresh_from_db()
    assert (one.state, one.removed_for) == (State.REMOVED, RemovalReason.NEVER_ARRIVED)
    assert (due_to(one), at_bank_by_books(), kinds()) == (AMOUNT, 0, [])
    assert not InstructedDue.objects.filter(is_live=True).exists()
    laid([], day=_NEXT_DAY + timedelta(days=1))
    assert kinds() == []


def test_what_arrives_all_the_same_is_a_case_again_and_is_never_lost() -> None:
    one = unheard_of()
    booked_by_two(the_case(kind=CaseKind.NO_ANSWER))
    laid(lines := [out_later(one)], day=_NEXT_DAY + timedelta(days=1))
    booked_by_two(the_case(kind=CaseKind.PAID_THERE))
    one.refresh_from_db()
    assert (one.state, due_to(one), at_bank_by_books()) == (State.PAID, 0, moved(lines))


@pytest.mark.parametrize("how", ["its house says", "a statement has it"])
def test_what_its_house_says_at_last_closes_the_case_by_itself(how: str) -> None:
    one = unheard_of()
    lines: list[Line] = []
    if how == "its house says":
        said(one, OutcomeKind.REFUSED)
    else:
        lines = [out_later(one)]
    laid(lines, day=_NEXT_DAY + timedelta(days=1))
    assert kinds() == []
    one.refresh_from_db()
    assert (one.state, at_bank_by_books()) == (State.PAID if lines else State.REFUSED, moved(lines))


def test_it_is_not_booked_before_its_house_has_told_the_day_after_the_last_send() -> None:
    long_sent()
    laid([])
    with pytest.raises(MayHaveArrived):
        proposed_to_book(the_case(kind=CaseKind.NO_ANSWER))


def test_nor_while_a_day_lacks_lines() -> None:
    long_sent()
    laid([], Totals(lines=1))
    laid([], day=_NEXT_DAY)
    with pytest.raises(MayHaveArrived):
        proposed_to_book(the_case(kind=CaseKind.NO_ANSWER))


def test_nor_what_its_house_says_that_it_has() -> None:
    one = unheard_of()
    Instruction.objects.one((one.payee_id, one.number)).update(state=State.PENDING)
    with pytest.raises(MayHaveArrived):
        proposed_to_book(the_case(kind=CaseKind.NO_ANSWER))


def test_what_is_answered_between_the_two_makes_the_proposal_void() -> None:
    one = unheard_of()
    proposal = proposed_to_book(the_case(kind=CaseKind.NO_ANSWER))
    said(one, OutcomeKind.PAID)
    with pytest.raises(ProposalVoid):
        confirmed(proposal)
    one.refresh_from_db()
    assert (one.state, ReconciliationCase.objects.waiting().count()) == (State.PAID, 1)
