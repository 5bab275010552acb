"""Two people of finance bring our books to what the house has, and the case is closed by it."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.fund_wave import take_from_year
from prakerja.cards.lock_cards import lock_cards
from prakerja.cards.models import YearBudget
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Posting, posting_id
from prakerja.payouts.models import InstructedDue, Instruction, ReconciliationCase
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.payouts.reconciliation.case_books import CaseBooks, books_of_case, evidence_of
from prakerja.payouts.reconciliation.case_dues import shorten_dues
from prakerja.payouts.reconciliation.case_outcome import never_arrived, paid_after_all, returned_after_all
from prakerja.payouts.reconciliation.case_rules import Becomes
from prakerja.payouts.reconciliation.close_case import CaseIsClosed
from prakerja.payouts.reconciliation.events import ReconciliationEvent
from prakerja.payouts.reconciliation.states import CaseEnd
from prakerja.payouts.states import DueKind, PayeeKind


def book_case(*, case_id: str, by: Actor, now: datetime) -> None:
    """What was shown is posted, with the bank's line as its reason; its payment is what it truly is. The case is
    closed. One decision is carried out once.

    Raises NotConfirmed, NoCase, CaseIsClosed, and whatever foreseeing raises.
    """
    decided = require_confirmed(BOOK_CASE, subject=str(case_id), by=by)
    if decided.carried_out_at is not None:
        return
    case = _locked(UUID(case_id))
    if case.closed_at is not None:
        raise CaseIsClosed
    books = books_of_case(case, decided.asked)
    reason = f"{evidence_of(case)}: {decided.reason}"
    if books.from_treasury:
        take_from_year(books.year, books.from_treasury)
    posted = _post(case, books, reason, now)
    if books.instruction is not None:
        _follow(books, books.instruction, now)
    more = books.follows.more if books.follows else 0
    _close(case, posted, booked=more, note=decided.reason, by=by, now=now)
    record(
        ReconciliationEvent.BOOKED, subject=case, by=by, at=now, kind=case.kind, amount=-case.difference, reason=reason
    )
    note_carried_out(act=BOOK_CASE, subject=case_id, now=now)


def _locked(case_id: UUID) -> ReconciliationCase:
    """No statement of its house is taken meanwhile, and its payee's cards, then its payment, are nobody else's."""
    house = ReconciliationCase.objects.values_list("house", flat=True).filter(pk=case_id).first()
    take(Lock.RECONCILING, house)
    case = ReconciliationCase.objects.lock_by_id(case_id)
    if case.payee_id is not None:
        dues = InstructedDue.objects.filter(payee_id=case.payee_id).exclude(kind=DueKind.STATEMENT)
        lock_cards(sorted(set(dues.values_list("payee_id", "award"))))
        rows = Instruction.objects.filter(payee_id=case.payee_id).order_by("number")
        list(rows.select_for_update(no_key=True).values_list("number"))
    return case


def _post(case: ReconciliationCase, books: CaseBooks, reason: str, now: datetime) -> UUID:
    named = posting_id(BOOK_CASE.name, case.pk)
    one = books.instruction
    owner = one.payee_id if one is not None and one.payee_kind == PayeeKind.RECIPIENT else PROGRAMME
    post(
        Posting(
            id=named,
            owner_id=owner,
            act=BOOK_CASE.name,
            year=books.year,
            wave=books.wave,
            legs=books.legs,
            happened_at=books.happened_at,
            posted_at=now,
            reason=reason,
        )
    )
    return named


def _close(case: ReconciliationCase, posted: UUID, *, booked: int, note: str, by: Actor, now: datetime) -> None:
    ReconciliationCase.objects.filter(pk=case.pk).update(
        closed_at=now, closed_by=by.account_id, note=note, ended_as=CaseEnd.BOOKED, posting_id=posted, booked=booked
    )


def _follow(books: CaseBooks, one: Instruction, now: datetime) -> None:
    rows = Instruction.objects.one((one.payee_id, one.number))
    if books.fee is not None:
        rows.update(fee=books.fee)
    if books.follows is None:
        return
    if books.follows.becomes is Becomes.PAID:
        paid_after_all(one, now=now)
    elif books.follows.becomes is Becomes.RETURNED:
        returned_after_all(one, now=now)
    elif books.follows.becomes is Becomes.NEVER_ARRIVED:
        never_arrived(one, now=now)
    if books.follows.short:
        shorten_dues(one, books.follows.short)
        rows.update(amount=F("amount") - books.follows.short)
    if books.follows.more:
        _set_aside(books, one, books.follows.more)


def _set_aside(books: CaseBooks, one: Instruction, more: int) -> None:
    """What the year has paid a recipient too much is set aside until it is back; that they have a notice of it is a
    later step's (`journey/decided.py`)."""
    if one.payee_kind == PayeeKind.PARTNER:
        return
    if more < 0:
        YearBudget.objects.filter(pk=books.year).update(set_aside=F("set_aside") + more)
        return
    take_from_year(books.year, Rupiah(more))
