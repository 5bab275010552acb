"""What a bank has otherwise than our books is brought into them by two, and then both have the same, to the rupiah."""

from collections.abc import Callable
from itertools import product

import pytest
from pydantic import JsonValue

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.audit.models import Event
from prakerja.connectors.rails.line import Line, LineKind, Totals
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Transfer
from prakerja.payouts.models import InstructedDue, Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.book_case import book_case
from prakerja.payouts.reconciliation.case_books import CaseHasChanged, NotBookedAs, NothingToBook
from prakerja.payouts.reconciliation.case_dues import PaidAnewMeanwhile
from prakerja.payouts.reconciliation.case_rules import Becomes, CaseFollows, NoInstructionIsSo, what_follows
from prakerja.payouts.reconciliation.close_case import MoneyDiffers, close_case
from prakerja.payouts.reconciliation.note_booked_before import NotBookedSo, booked_alike, note_booked_before
from prakerja.payouts.reconciliation.pair_cases import NotTheOtherHalf, pair_cases
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.payouts.states import InstructionState as State
from tests.situations.bank_statements import a_case, kinds
from tests.situations.cards import deposited
from tests.situations.cases import (
    MORNING,
    a_budget,
    a_line,
    a_sent_batch,
    at_bank_by_books,
    back,
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
from tests.situations.released_batches import AMOUNT, YEAR
from tests.situations.waves import an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.unfunded]


@pytest.fixture(autouse=True)
def _budget() -> None:
    a_budget()


def on_account(one: Instruction, kind: AccountKind) -> int:
    return int(balance_of(Account(kind, one.payee_id)))


def now(one: Instruction) -> State:
    one.refresh_from_db()
    return State(one.state)


@pytest.mark.parametrize(
    ("facts", "follows"),
    [
        ((5, False, 0, 5), CaseFollows(Becomes.PAID, 0, 0)),
        ((5, True, 0, 0), CaseFollows(Becomes.RETURNED, 0, 0)),
        ((5, True, 0, 10), CaseFollows(Becomes.STAYS, 0, 5)),
        ((5, False, 0, 10), CaseFollows(Becomes.PAID, 0, 5)),
        ((5, True, 5, 5), CaseFollows(Becomes.STAYS, 0, -5)),
        ((5, True, 5, 0), CaseFollows(Becomes.RETURNED, 0, -5)),
        ((5, True, 0, 3), CaseFollows(Becomes.STAYS, 2, 0)),
        ((5, False, 0, 3), CaseFollows(Becomes.PAID, 2, 0)),
        ((5, False, 0, -5), None),
    ],
)
def test_what_becomes_of_a_payment_follows_from_what_left_the_float(
    facts: tuple[int, bool, int, int], follows: CaseFollows | None
) -> None:
    amount, is_paid, booked, there = facts

    def found() -> CaseFollows:
        return what_follows(amount=amount, is_paid=is_paid, booked=booked, there=there)

    if follows is None:
        with pytest.raises(NoInstructionIsSo):
            found()
    else:
        assert found() == follows


def test_what_the_bank_paid_and_said_it_refused_is_paid_once_two_have_decided_it() -> None:
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.REFUSED)
    laid(lines := [out(one), out(one, 2_500, kind=LineKind.FEE)])
    case = the_case(kind=CaseKind.PAID_THERE)
    proposal = proposed_to_book(case)
    assert proposal.plan["payment_becomes"] == "paid"
    assert proposal.plan["bank_line"] == ", ".join(sorted(line.bank_reference for line in lines))
    assert [leg["amount"] for leg in proposal.plan["postings"]] == [AMOUNT, AMOUNT]
    assert now(one) is State.REFUSED
    confirmed(proposal)
    assert (now(one), at_bank_by_books(), kinds()) == (State.PAID, moved(lines), [])
    assert on_account(one, AccountKind.INCENTIVE_DUE) == 0
    assert InstructedDue.objects.get().is_live
    posted = Transfer.objects.filter(act="payouts.book_case")
    assert all(lines[0].bank_reference in row.reason for row in posted)
    laid(lines[::-1])
    assert ReconciliationCase.objects.waiting().count() == 0


def test_what_is_booked_twice_is_booked_once() -> None:
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.REFUSED)
    laid([out(one)])
    proposal = booked_by_two(case := the_case())
    again = an_officer(name="Bima")
    assert proposal.confirmed_by is not None
    before = Transfer.objects.count()
    book_case(case_id=str(case.pk), by=type(again).staff(proposal.confirmed_by), now=MORNING)
    assert Transfer.objects.count() == before
    assert Event.objects.filter(name="payouts.case.booked").count() == 1


def test_what_we_have_as_paid_and_never_left_is_due_again() -> None:
    one, other = a_sent_batch(2)
    for each in (one, other):
        said(each, OutcomeKind.PAID)
    laid(lines := [out(other)])
    booked_by_two(the_case(kind=CaseKind.PAID_HERE))
    assert (now(one), at_bank_by_books()) == (State.RETURNED, moved(lines))
    assert on_account(one, AccountKind.INCENTIVE_DUE) == AMOUNT


def test_what_left_twice_is_owed_by_its_payee_and_no_more_once_it_is_back() -> None:
    [one] = a_sent_batch(1)
    laid(lines := [out(one), out(one)])
    assert now(one) is State.UNKNOWN
    booked_by_two(the_case(kind=CaseKind.PAID_TWICE))
    assert (now(one), on_account(one, AccountKind.CLAIM), at_bank_by_books()) == (State.PAID, AMOUNT, moved(lines))
    laid(lines := [*lines, back(one)])
    booked_by_two(the_case(kind=CaseKind.PAID_TWICE, difference=AMOUNT))
    assert (now(one), on_account(one, AccountKind.CLAIM), at_bank_by_books()) == (State.PAID, 0, moved(lines))
    laid(lines[::-1])
    assert kinds() == []


def test_what_left_in_part_is_paid_in_part_and_its_rest_is_due() -> None:
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.PAID)
    laid(lines := [out(one, AMOUNT - 1_000)])
    booked_by_two(the_case(kind=CaseKind.OTHER_AMOUNT))
    assert (now(one), one.amount, at_bank_by_books()) == (State.PAID, AMOUNT - 1_000, moved(lines))
    assert on_account(one, AccountKind.INCENTIVE_DUE) == 1_000
    assert InstructedDue.objects.get().amount == AMOUNT - 1_000


@pytest.mark.parametrize(("told", "kept"), [(5_000, 2_500), (2_500, 5_000)])
def test_another_fee_is_the_house_s(told: int, kept: int) -> None:
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.PAID, fee=told)
    laid(lines := [out(one), out(one, kept, kind=LineKind.FEE)])
    booked_by_two(the_case(kind=CaseKind.OTHER_FEE))
    one.refresh_from_db()
    assert (one.fee, at_bank_by_books()) == (kept, moved(lines))


@pytest.mark.parametrize("as_what", ["fee", "deposit"])
@pytest.mark.parametrize("is_in", [True, False])
def test_what_is_nobody_s_payment_is_a_fee_or_a_deposit_of_a_year(as_what: str, *, is_in: bool) -> None:
    laid([taken := a_line(8_000, "BIAYA")])
    booked_by_two(the_case(), {"booked_as": "fee", "year": YEAR})
    laid(lines := [taken, a_line(7_000, "JASA", is_in=is_in)])
    case = the_case(kind=CaseKind.UNKNOWN_LINE)
    with pytest.raises(NotBookedAs):
        proposed_to_book(case)
    booked_by_two(case, {"booked_as": as_what, "year": YEAR})
    assert at_bank_by_books() == moved(lines)


def test_a_case_that_leaves_a_difference_is_not_closed_by_words() -> None:
    case = a_case(owner=(by := an_officer()))
    with pytest.raises(MoneyDiffers):
        close_case(case_id=case.pk, note="Setoran", by=by, now=MORNING)


def test_a_case_without_a_difference_is_not_booked() -> None:
    [one] = a_sent_batch(1)
    line = out(one)
    laid([line, line])
    with pytest.raises(NothingToBook):
        proposed_to_book(the_case(kind=CaseKind.DOUBLED_LINE))


def test_what_was_noted_before_explains_one_line() -> None:
    deposited(YEAR, 9_000)
    laid([a_line(9_000, "SETORAN", is_in=True), a_line(9_000, "SETORAN", is_in=True)])
    one, other = ReconciliationCase.objects.waiting()
    [decision] = booked_alike(one)
    by, another = owned(one), owned(other)
    for _ in range(2):
        note_booked_before(case_id=one.pk, decision_id=decision.pk, note="Sama", by=by, now=MORNING)
    with pytest.raises(NotBookedSo):
        note_booked_before(case_id=other.pk, decision_id=decision.pk, note="Sama", by=another, now=MORNING)
    assert [case.pk for case in ReconciliationCase.objects.waiting()] == [other.pk]


def test_a_line_whose_reference_is_spoilt_is_the_payment_that_lacks() -> None:
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.PAID)
    laid(lines := [a_line(AMOUNT, "PK??", kind=LineKind.TRANSFER), a_line(5, "JASA", is_in=True)])
    spoilt, lacks = the_case(difference=-AMOUNT), the_case(kind=CaseKind.PAID_HERE)
    by = owned(spoilt)
    for _ in range(2):
        pair_cases(case_id=spoilt.pk, other_id=lacks.pk, note="Nomornya rusak", by=by, now=MORNING)
    third, another = the_case(), a_case()
    by = owned(third)
    with pytest.raises(NotTheOtherHalf):
        pair_cases(case_id=third.pk, other_id=another.pk, note="?", by=by, now=MORNING)
    booked_by_two(third, {"booked_as": "deposit", "year": YEAR})
    assert at_bank_by_books() == moved(lines)
    laid(lines[::-1])
    assert kinds() == []


def test_what_moved_since_it_was_proposed_makes_the_proposal_void() -> None:
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.PAID)
    laid([a_line(1, "X")])
    proposal = proposed_to_book(case := the_case(kind=CaseKind.PAID_HERE))
    said(one, OutcomeKind.RETURNED)
    with pytest.raises(CaseHasChanged):
        proposed_to_book(case)
    second = an_officer(name="Bima")
    with pytest.raises((ProposalVoid, CaseHasChanged)), unit_of_work(by=second):
        confirm_proposal(proposal_id=proposal.pk, by=second, now=MORNING)
    case.refresh_from_db()
    assert case.closed_at is None


def test_what_is_on_its_way_anew_is_taken_out_or_known_first() -> None:
    [one] = a_sent_batch(1)
    said(one, OutcomeKind.REFUSED)
    laid(lines := [out(one)])
    again = Instruction.objects.get()
    again.pk, again.number, again.state, again.reference = (one.payee_id, 2), 2, State.BUILT, "PK" + "0" * 28
    again.save(force_insert=True)
    InstructedDue.objects.create(
        payee_id=one.payee_id, kind="instalment", award=1, number=1, instruction=2, amount=AMOUNT
    )
    with pytest.raises(PaidAnewMeanwhile):
        proposed_to_book(the_case())
    # It was paid meanwhile: both were, and the night's comparison finds it.
    Instruction.objects.filter(number=2).update(state=State.PAID)
    booked_by_two(the_case())
    assert (now(one), at_bank_by_books()) == (State.PAID, moved(lines))
    assert not InstructedDue.objects.get(instruction=1).is_live


type Fate = Callable[[Instruction], list[Line]]


def _told(*kinds_: OutcomeKind) -> Callable[[Instruction], None]:
    def tell(one: Instruction) -> None:
        for kind in kinds_:
            said(one, kind)

    return tell


_SAID = [_told(), _told(OutcomeKind.PAID), _told(OutcomeKind.REFUSED), _told(OutcomeKind.PAID, OutcomeKind.RETURNED)]
_DONE: list[Fate] = [
    lambda _one: [],
    lambda one: [out(one)],
    lambda one: [out(one), out(one, 2_500, kind=LineKind.FEE)],
    lambda one: [out(one), out(one)],
    lambda one: [out(one), back(one)],
    lambda one: [out(one), out(one), back(one)],
    lambda one: [out(one, AMOUNT + 1)],
    lambda one: [out(one, AMOUNT - 1), out(one, 500, kind=LineKind.FEE)],
]


def test_whatever_a_bank_said_and_did_once_all_cases_are_closed_its_books_are_ours() -> None:
    """Each answer that we may have had, with each thing that the bank may have done."""
    fates = list(product(_SAID, _DONE))
    lines: list[Line] = [a_line(11, "BUNGA", is_in=True)]
    for one, (say, do) in zip(a_sent_batch(len(fates)), fates, strict=True):
        say(one)
        lines += do(one)
    laid(lines)
    for case in ReconciliationCase.objects.waiting():
        _closed(case)
    assert at_bank_by_books() == moved(lines)
    laid(lines[::-1])
    assert not ReconciliationCase.objects.waiting().exists()
    assert at_bank_by_books() == moved(lines)


def _closed(case: ReconciliationCase) -> None:
    asked: dict[str, JsonValue] = {} if case.payee_id else {"booked_as": "deposit", "year": YEAR}
    if case.difference:
        booked_by_two(case, asked)
    else:
        by = owned(case)
        close_case(case_id=case.pk, note="Sama di kedua sisi", by=by, now=MORNING)


def test_a_line_that_was_not_printed_is_closed_by_the_whole_statement_or_booked() -> None:
    laid([a_line(5, "X")], Totals(100, 85, 2))
    case = the_case(kind=CaseKind.MISSING_LINE)
    assert case.difference == -10
    booked_by_two(case, {"booked_as": "fee", "year": YEAR})
    booked_by_two(the_case(), {"booked_as": "fee", "year": YEAR})
    assert at_bank_by_books() == -15
