"""An instruction becomes what the house's statement has it as, with all that follows from that but the money."""

from datetime import datetime

from django.db.models import Q, Sum

from prakerja.cards.follow_payments import Became, Followed, follow_payments
from prakerja.connectors.rails.line import LineKind
from prakerja.incentives.note_settled import Happened, note_returned, note_settled
from prakerja.incentives.states import DueKind
from prakerja.payouts.models import InstructedDue, Instruction, StatementLine
from prakerja.payouts.partners.give_back import give_back
from prakerja.payouts.partners.note_partner_payments import PartnerPayment, note_partner_payments
from prakerja.payouts.reconciliation.case_dues import dues_of, take_dues, taken_by_others
from prakerja.payouts.sending.book_outcomes import Booked, book_fees
from prakerja.payouts.sending.tell_of_failure import Failed, tell_of_returns
from prakerja.payouts.states import InstructionState, PayeeKind, RemovalReason


def paid_after_all(one: Instruction, *, now: datetime) -> None:
    """Part of what books a case: as its outcome would have made it, but for the money."""
    if one.state in (InstructionState.REFUSED, InstructionState.REMOVED, InstructionState.RETURNED):
        take_dues(one, taken_by_others(one))
    rows = Instruction.objects.one((one.payee_id, one.number))
    rows.move(to=InstructionState.PAID, moved_at=now, next_at=None, removed_for="", removal_note="")
    fee = 0 if one.fee else _fee_of_lines(one)
    if fee:
        rows.update(fee=fee)
        wave = one.wave.number if one.wave else None
        year, house = one.batch.year, one.batch.house
        book_fees([Booked(one.payee_id, one.number, one.payee_kind, one.rail, fee, year, wave, house)], now=now)
    note_settled(_happened(one, now))
    follow_payments(_followed(one), Became.PAID, now=now)
    note_partner_payments(paid=_of_partner(one), now=now)


def returned_after_all(one: Instruction, *, now: datetime) -> None:
    """The same of one that is at the bank again."""
    happened = _happened(one, now)
    Instruction.objects.one((one.payee_id, one.number)).move(to=InstructionState.RETURNED, moved_at=now, next_at=None)
    InstructedDue.objects.filter(payee_id=one.payee_id, instruction=one.number).update(is_live=False)
    note_returned(happened)
    follow_payments(_followed(one), Became.RETURNED, now=now)
    note_partner_payments(returned=_of_partner(one), now=now)
    if one.payee_kind == PayeeKind.RECIPIENT:
        tell_of_returns([Failed(one.payee_id, one.number, one.account, one.amount)], now=now)


def never_arrived(one: Instruction, *, now: datetime) -> None:
    """The same of one that its house never had: another instruction may carry what it was to pay."""
    key = one.payee_id, one.number
    why = RemovalReason.NEVER_ARRIVED
    Instruction.objects.one(key).move(
        to=InstructionState.REMOVED, origin=InstructionState.UNKNOWN, moved_at=now, next_at=None, removed_for=why
    )
    InstructedDue.objects.filter(payee_id=one.payee_id, instruction=one.number).update(is_live=False)
    follow_payments(_followed(one), Became.NOT_PAID, now=now)
    if one.payee_kind == PayeeKind.PARTNER:
        give_back([key])


def _fee_of_lines(one: Instruction) -> int:
    """What the house took for it, of which nothing is booked yet."""
    lines = StatementLine.objects.filter(
        payee_id=one.payee_id, instruction=one.number, kind=LineKind.FEE, copy=1, statement__is_latest=True
    )
    sums = lines.aggregate(out=Sum("amount", filter=Q(is_out=True)), back=Sum("amount", filter=Q(is_out=False)))
    return max((sums["out"] or 0) - (sums["back"] or 0), 0)


def _happened(one: Instruction, now: datetime) -> list[Happened]:
    if one.payee_kind == PayeeKind.PARTNER:
        return []
    return [Happened(one.payee_id, due.award, DueKind(due.kind), due.number, now) for due in dues_of(one)]


def _followed(one: Instruction) -> list[Followed]:
    return [Followed(one.payee_id, one.wave.number, one.number, one.amount)] if one.wave else []


def _of_partner(one: Instruction) -> list[PartnerPayment]:
    is_partners = one.payee_kind == PayeeKind.PARTNER
    return [PartnerPayment(one.payee_id, one.number, one.amount, "")] if is_partners else []
