"""What closing a case would post, from one account to another: the same is shown to two people and then done."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from prakerja.approvals.register import Plan
from prakerja.cards.acts import year_in
from prakerja.kit.clock import WIB
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.posting import Leg
from prakerja.payouts import money
from prakerja.payouts.models import Instruction, ReconciliationCase, StatementLine
from prakerja.payouts.reconciliation.case_dues import lies_due, taken_by_others
from prakerja.payouts.reconciliation.case_legs import leg_at_bank, legs_of
from prakerja.payouts.reconciliation.case_rules import Becomes, CaseFollows, NoInstructionIsSo, what_follows
from prakerja.payouts.reconciliation.never_left import never_left
from prakerja.payouts.reconciliation.states import BookedAs, CaseKind
from prakerja.payouts.states import ON_ITS_WAY, InstructionState, PayeeKind

_NOTHING: Final = Rupiah(0)


class NothingToBook(Refused):
    """Bank and books have the same money: its owner closes it, and says what it was."""


class CaseHasChanged(Refused):
    """The payment is otherwise by now than when the case was found: the next statement says what it is."""


class DayIsMissing(Refused):
    """More of it came back than went out: a statement of an earlier day is to be taken first."""


class NotBookedAs(Refused):
    """What is nobody's payment is a fee or a deposit, of a year."""


class MayHaveArrived(Refused):
    """Its house says that it has it, or has not told all its days since the first send until one after the last."""


@dataclass(frozen=True)
class CaseBooks:
    """`from_treasury`: of the year's budget, what is set aside anew for it."""

    year: int
    wave: int | None
    legs: tuple[Leg, ...]
    happened_at: datetime
    instruction: Instruction | None = None
    follows: CaseFollows | None = None
    from_treasury: Rupiah = _NOTHING
    fee: int | None = None


def is_booked(case: ReconciliationCase) -> bool:
    """Whether two people close it by a posting: money differs, or lies on its way to nobody."""
    return bool(case.difference) or case.kind == CaseKind.NO_ANSWER


def books_of_case(case: ReconciliationCase, asked: Plan) -> CaseBooks:
    """Raises NothingToBook, CaseHasChanged, DayIsMissing, NotBookedAs, NoYear, PaidAnewMeanwhile, MayHaveArrived."""
    if not is_booked(case):
        raise NothingToBook
    if case.payee_id is None or case.instruction is None:
        return _of_nobody(case, asked)
    found = Instruction.objects.one((case.payee_id, case.instruction)).select_related("batch", "wave")
    instruction = found.get()
    if case.kind == CaseKind.OTHER_FEE:
        return _of_fee(case, instruction)
    if case.kind == CaseKind.NO_ANSWER:
        return _of_no_answer(case, instruction)
    return _of_payment(case, instruction)


def _of_nobody(case: ReconciliationCase, asked: Plan) -> CaseBooks:
    try:
        booked_as = BookedAs(str(asked.get("booked_as")))
    except ValueError:
        raise NotBookedAs from None
    year = year_in(str(asked.get("year")))
    kind = AccountKind.FEES if booked_as is BookedAs.FEE else AccountKind.DEPOSITS
    legs = (leg_at_bank(money.at_bank(case.house, year), of_number(kind, year), case.difference),)
    return CaseBooks(year, None, legs, _noon_of(case))


def _of_fee(case: ReconciliationCase, instruction: Instruction) -> CaseBooks:
    here, there = case.here or 0, case.there or 0
    if instruction.fee != here:
        raise CaseHasChanged
    year = instruction.batch.year
    leg = leg_at_bank(money.at_bank(case.house, year), of_number(AccountKind.FEES, year), case.difference)
    return CaseBooks(year, _wave_of(instruction), (leg,), _noon_of(case), instruction, fee=there)


def _of_payment(case: ReconciliationCase, instruction: Instruction) -> CaseBooks:
    is_paid, booked = instruction.state == InstructionState.PAID, booked_before(instruction)
    here = (instruction.amount if is_paid else 0) + booked
    if here != (case.here or 0):
        raise CaseHasChanged
    try:
        there = here - case.difference
        follows = what_follows(amount=instruction.amount, is_paid=is_paid, booked=booked, there=there)
    except NoInstructionIsSo:
        raise DayIsMissing from None
    treasury = _from_treasury(instruction, follows)
    legs = tuple(legs_of(case, instruction, follows, treasury))
    year, wave = instruction.batch.year, _wave_of(instruction)
    return CaseBooks(year, wave, legs, _noon_of(case), instruction, follows, treasury)


def _of_no_answer(case: ReconciliationCase, instruction: Instruction) -> CaseBooks:
    if instruction.state not in ON_ITS_WAY or instruction.next_at is not None:
        raise CaseHasChanged
    if not never_left(instruction):
        raise MayHaveArrived
    follows = CaseFollows(Becomes.NEVER_ARRIVED, 0, 0)
    legs = tuple(legs_of(case, instruction, follows, _NOTHING))
    return CaseBooks(instruction.batch.year, _wave_of(instruction), legs, _noon_of(case), instruction, follows)


def booked_before(instruction: Instruction) -> int:
    """What earlier cases booked of it beyond its amount."""
    of_it = ReconciliationCase.objects.filter(payee_id=instruction.payee_id, instruction=instruction.number)
    return sum(of_it.exclude(booked=0).values_list("booked", flat=True))


def _from_treasury(instruction: Instruction, follows: CaseFollows) -> Rupiah:
    """What is paid twice, or was taken back meanwhile, nobody has lying."""
    if follows.becomes is not Becomes.PAID or instruction.state in ON_ITS_WAY:
        return _NOTHING
    taken = taken_by_others(instruction)
    if instruction.payee_kind == PayeeKind.PARTNER:
        return _NOTHING
    return Rupiah(instruction.amount - lies_due(instruction, taken))


def _wave_of(instruction: Instruction) -> int | None:
    return instruction.wave.number if instruction.wave else None


def _noon_of(case: ReconciliationCase) -> datetime:
    return datetime.combine(case.day, time(12), tzinfo=WIB)


def evidence_of(case: ReconciliationCase) -> str:
    """The lines of the house's statement that say so, as it numbers them."""
    if case.payee_id is None:
        return case.about
    lines = StatementLine.objects.filter(
        payee_id=case.payee_id, instruction=case.instruction, statement__house=case.house, statement__is_latest=True
    ).exclude(bank_number="")
    numbers = sorted(set(lines.values_list("bank_number", flat=True)))
    return ", ".join(numbers) or case.about
