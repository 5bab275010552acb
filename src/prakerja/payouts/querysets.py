"""Named ways to find batches and instructions."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q

from prakerja.kit.refused import Refused
from prakerja.kit.states import MovingQuerySet
from prakerja.payouts.states import BATCH_MOVES, FAILED, INSTRUCTION_MOVES, BatchState, InstructionState

if TYPE_CHECKING:
    from prakerja.payouts.models import Batch, Instruction  # noqa: F401  the second is named as text below

#: `(payee_id, number)`.
type InstructionKey = tuple[UUID, int]


class NoBatch(Refused):
    """There is no such batch."""


class NoInstruction(Refused):
    """There is no such instruction."""


class BatchQuerySet(MovingQuerySet["Batch", BatchState]):
    moves = BATCH_MOVES

    def lock_by_id(self, batch_id: UUID) -> "Batch":
        """Raises NoBatch."""
        batch = self.select_for_update(no_key=True).filter(pk=batch_id).first()
        if batch is None:
            raise NoBatch
        return batch

    def before(self, batch: "Batch") -> "Batch | None":
        """That of the last night before it: of the same house, kind of payees and year."""
        alike = self.filter(house=batch.house, payee_kind=batch.payee_kind, year=batch.year)
        earlier = alike.filter(due_on__lt=batch.due_on).exclude(state=BatchState.BUILDING)
        return earlier.order_by("-due_on").first()

    def waiting_and_stopped(self) -> tuple[int, int]:
        """How many wait for two people to release them, and how many have stopped themselves."""
        count = self.aggregate(
            waiting=Count("pk", filter=Q(state=BatchState.BUILT)),
            stopped=Count("pk", filter=Q(state=BatchState.STOPPED)),
        )
        return count["waiting"], count["stopped"]


class InstructionQuerySet(MovingQuerySet["Instruction", InstructionState]):
    moves = INSTRUCTION_MOVES

    def one(self, key: InstructionKey) -> "InstructionQuerySet":
        return self.filter(payee_id=key[0], number=key[1])

    def has_failed_last(self, payee_id: UUID, account: int) -> bool:
        """Whether what was paid last into this account of theirs was refused, or came back."""
        settled = self.filter(payee_id=payee_id, account=account, state__in=[InstructionState.PAID, *FAILED])
        return settled.order_by("-moved_at", "-number").values_list("state", flat=True).first() in FAILED

    def unsent_of(self, batch: "Batch") -> "InstructionQuerySet":
        """What of it can still be sent, or taken out."""
        return self.filter(batch=batch, state=InstructionState.BUILT)
