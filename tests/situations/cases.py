"""A day of a house as a test tells it, line by line, and what its people of finance do about what does not fit."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Final

from django.db.models import Q, Sum

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Plan
from prakerja.connectors.rails.line import Direction, Line, LineKind, Statement, Totals
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Transfer
from prakerja.payouts.models import Batch, Instruction, ReconciliationCase, Sending
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.payouts.reconciliation.own_case import own_case
from prakerja.payouts.reconciliation.reconcile_job import reconcile
from prakerja.payouts.sending.note_outcomes import book_states
from prakerja_sandbox.bank.testing import BankAccount
from tests.situations.bank_statements import RECONCILING
from tests.situations.cards import allowed, deposited
from tests.situations.released_batches import YEAR, a_released_batch
from tests.situations.waves import an_officer

DAY: Final = date(2021, 3, 9)
AT: Final = datetime(2021, 3, 9, 5, tzinfo=UTC)
#: When the day is laid beside the books, and later decided about.
MORNING: Final = AT + timedelta(days=1)
#: Of the year's money, before any line.
DEPOSITED: Final = 100_000_000
_NUMBERS: Final = count(1)
_BNI: Final = "009"


def a_sent_batch(people: int, *, house: str = "bni") -> list[Instruction]:
    """All of it is out, nobody has answered, and it is asked for."""
    accounts = [
        BankAccount(house, _BNI, f"1{next(_NUMBERS):09}", "SITI AMINAH", "3273014101900000", "active")
        for _ in range(people)
    ]
    batch: Batch = a_released_batch(accounts, house=house)
    Instruction.objects.filter(batch=batch).update(state="unknown", sendings=1, moved_at=AT, next_at=MORNING)
    rows = list(batch.instructions.order_by("reference"))
    Sending.objects.bulk_create(
        Sending(payee_id=one.payee_id, instruction=one.number, number=1, external_id=f"{next(_NUMBERS)}", sent_at=AT)
        for one in rows
    )
    return rows


def said(one: Instruction, kind: OutcomeKind, *, fee: int = 0) -> None:
    """What its house answered, whether that was true or not."""
    with unit_of_work(by=RECONCILING):
        book_states({(one.payee_id, one.number): Outcome(kind, fee=Rupiah(fee) if fee else None)}, now=AT)


def out(one: Instruction, amount: int | None = None, *, kind: LineKind = LineKind.TRANSFER) -> Line:
    return a_line(amount or one.amount, one.reference, kind=kind)


def back(one: Instruction, amount: int | None = None) -> Line:
    return a_line(amount or one.amount, one.reference, kind=LineKind.REVERSAL, is_in=True)


def a_line(amount: int, remark: str, *, kind: LineKind = LineKind.DEPOSIT, is_in: bool = False) -> Line:
    way = Direction.IN if is_in else Direction.OUT
    return Line("bni", AT, Rupiah(amount), way, remark, f"B{next(_NUMBERS)}", kind)


def laid(lines: Iterable[Line], totals: Totals | None = None, *, house: str = "bni", day: date = DAY) -> None:
    """Beside the books, on the morning after it."""
    told = list(lines)

    def statement() -> Statement:
        yield from told
        return totals or Totals(lines=len(told))

    reconcile(statement(), house=house, day=day, by=RECONCILING, now=MORNING + (day - DAY))


def moved(lines: Iterable[Line]) -> int:
    """On the float, by the bank."""
    return sum(int(one.amount) * (1 if one.direction is Direction.IN else -1) for one in lines)


def at_bank_by_books() -> int:
    """Since the year's money was deposited."""
    kind = AccountKind.FLOAT.value
    sums = Transfer.objects.aggregate(
        debit=Sum("amount", filter=Q(debit=kind)), credit=Sum("amount", filter=Q(credit=kind))
    )
    return (sums["debit"] or 0) - (sums["credit"] or 0) - DEPOSITED


def the_case(**named: object) -> ReconciliationCase:
    found: ReconciliationCase = ReconciliationCase.objects.waiting().get(**named)
    return found


def proposed_to_book(case: ReconciliationCase, asked: Plan | None = None) -> Proposal:
    first = an_officer(name="Ratna")
    with unit_of_work(by=first):
        return propose_act(act=BOOK_CASE, subject=str(case.pk), asked=asked, reason="Surat bank", by=first, now=MORNING)


def booked_by_two(case: ReconciliationCase, asked: Plan | None = None) -> Proposal:
    return confirmed(proposed_to_book(case, asked))


def confirmed(proposal: Proposal) -> Proposal:
    second = an_officer(name="Bima")
    with unit_of_work(by=second):
        return confirm_proposal(proposal_id=proposal.pk, by=second, now=MORNING)


def owned(case: ReconciliationCase) -> Actor:
    by = an_officer(name="Sari")
    with unit_of_work(by=by):
        own_case(case_id=case.pk, by=by, now=MORNING)
    return by


def a_budget() -> None:
    """Of which money is at the bank, and from which what was paid twice is set aside."""
    allowed(YEAR)
    deposited(YEAR, DEPOSITED)
