"""Payments as the office reads them: of a batch page by page, or one by its reference; of the account its end alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from prakerja.kit.sealed import masked
from prakerja.payouts.models import InstructedDue, Instruction, InstructionReference, LinkedAccount, Sending
from prakerja.payouts.querysets import InstructionKey, NoInstruction
from prakerja.payouts.states import InstructionState, PayeeKind

#: Before everybody.
_FIRST: Final[InstructionKey] = UUID(int=0), 0


@dataclass(frozen=True)
class SeenInstruction:
    """`masked_number`: empty where it is not a recipient's."""

    row: Instruction
    masked_number: str


@dataclass(frozen=True)
class WholeInstruction:
    """`dues`: what it pays, as in a slip; `sendings`: each call that may have paid, the first one first."""

    seen: SeenInstruction
    dues: list[InstructedDue]
    sendings: list[Sending]


def instructions_in(batch_id: UUID, state: InstructionState, *, after: str, limit: int) -> list[SeenInstruction]:
    """So many of a batch that are in this state, in the order of their keys; `after`: the reference reached, or empty.

    A page is found as fast however far on it is.
    """
    found = Instruction.objects.filter(batch_id=batch_id, state=state, pk__gt=_key_of(after) or _FIRST)
    return _seen(found.order_by("payee_id", "number")[:limit])


def instruction_of(reference: str) -> WholeInstruction:
    """Raises NoInstruction."""
    key = _key_of(reference)
    row = Instruction.objects.one(key).select_related("batch").first() if key else None
    if row is None:
        raise NoInstruction
    dues = InstructedDue.objects.filter(payee_id=row.payee_id, instruction=row.number)
    sendings = Sending.objects.filter(payee_id=row.payee_id, instruction=row.number)
    return WholeInstruction(
        seen=_seen([row])[0],
        dues=list(dues.order_by("kind", "award", "number")),
        sendings=list(sendings.order_by("number")),
    )


def _key_of(reference: str) -> InstructionKey | None:
    # It stands in an address: PostgreSQL takes no text with a NUL in it.
    if not reference.isprintable():
        return None
    named: InstructionReference | None = InstructionReference.objects.filter(reference=reference).first()
    return (named.payee_id, named.number) if named else None


def _seen(rows: Iterable[Instruction]) -> list[SeenInstruction]:
    found = list(rows)
    people = [row.payee_id for row in found if row.payee_kind == PayeeKind.RECIPIENT]
    accounts = LinkedAccount.objects.filter(applicant_id__in=people)
    numbers = {(one.applicant_id, one.number): masked(one.account_number) for one in accounts}
    return [SeenInstruction(row, numbers.get((row.payee_id, row.account), "")) for row in found]
