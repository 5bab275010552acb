"""What an instruction was to pay that is paid after all: of whose money it is, and whether another one has it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet

from prakerja.incentives.models import Instalment, Survey
from prakerja.incentives.states import InstalmentState, SurveyState
from prakerja.kit.refused import Refused
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.payouts.models import InstructedDue, Instruction, StatementPayment
from prakerja.payouts.states import DueKind, InstructionState, PayeeKind

type DueKey = tuple[str, int, int]


class PaidAnewMeanwhile(Refused):
    """Another payment of the same is on its way: it is taken out, or its outcome is known, first."""


class PaidDue(NamedTuple):
    kind: str
    award: int
    number: int
    amount: int

    @property
    def key(self) -> DueKey:
        return self.kind, self.award, self.number


def dues_of(instruction: Instruction) -> list[PaidDue]:
    rows = InstructedDue.objects.filter(payee_id=instruction.payee_id, instruction=instruction.number)
    return list(map(PaidDue._make, rows.order_by("kind", "award", "number").values_list(*PaidDue._fields)))


def taken_by_others(instruction: Instruction) -> set[DueKey]:
    """Which of its dues another instruction has paid. Raises PaidAnewMeanwhile."""
    wanted = {one.key for one in dues_of(instruction)}
    live = InstructedDue.objects.filter(payee_id=instruction.payee_id, is_live=True)
    others = [
        row for row in live.exclude(instruction=instruction.number) if (row.kind, row.award, row.number) in wanted
    ]
    numbers = {row.instruction for row in others}
    states = Instruction.objects.filter(payee_id=instruction.payee_id, number__in=numbers)
    if states.exclude(state=InstructionState.PAID).exists():
        raise PaidAnewMeanwhile
    return {(row.kind, row.award, row.number) for row in others}


def lies_due(instruction: Instruction, taken: set[DueKey]) -> int:
    """How much of its money is its payee's and waits, since it was refused or came back."""
    free = [one for one in dues_of(instruction) if one.key not in taken and not _is_gone(instruction.payee_id, one)]
    waits = sum(one.amount for one in free)
    return min(waits, int(balance_of(Account(AccountKind.INCENTIVE_DUE, instruction.payee_id))))


def take_dues(instruction: Instruction, taken: set[DueKey]) -> None:
    """What nobody else has paid is paid by this one."""
    for one in dues_of(instruction):
        if one.key in taken or (one.kind == DueKind.STATEMENT and not _carry(instruction.payee_id, one)):
            continue
        _row(instruction, one).update(is_live=True)


def shorten_dues(instruction: Instruction, short: int) -> None:
    """So much of it did not arrive: the last of its dues first."""
    for one in reversed(dues_of(instruction)):
        less = min(short, one.amount)
        short -= less
        if less == one.amount:
            _row(instruction, one).delete()
        elif less:
            _row(instruction, one).update(amount=F("amount") - less)
        if less and instruction.payee_kind == PayeeKind.PARTNER:
            _of_month(instruction.payee_id, one).update(instructed=F("instructed") - less)


def _row(instruction: Instruction, one: PaidDue) -> QuerySet[InstructedDue]:
    return InstructedDue.objects.filter(
        payee_id=instruction.payee_id,
        kind=one.kind,
        award=one.award,
        number=one.number,
        instruction=instruction.number,
    )


def _of_month(partner_id: UUID, one: PaidDue) -> QuerySet[StatementPayment]:
    return StatementPayment.objects.filter(partner_id=partner_id, month=date(one.number // 100, one.number % 100, 1))


def _carry(partner_id: UUID, one: PaidDue) -> bool:
    """False: the statement is in other payments by now."""
    payable = _of_month(partner_id, one).filter(instructed__lte=F("amount") - one.amount)
    return bool(payable.update(instructed=F("instructed") + one.amount))


def _is_gone(applicant_id: UUID, one: PaidDue) -> bool:
    """Its money went elsewhere meanwhile: it was taken back, or lapsed."""
    key = Q(applicant_id=applicant_id, award=one.award, number=one.number)
    if one.kind == DueKind.SURVEY:
        return Survey.objects.filter(key).exclude(state=SurveyState.DUE).exists()
    return Instalment.objects.filter(key).exclude(state=InstalmentState.DUE).exists()
