"""Named ways to find batches and instructions."""

from typing import TYPE_CHECKING
from uuid import UUID

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
        """The one that was released last of the same house and kind, before this one was."""
        earlier = self.filter(house=batch.house, payee_kind=batch.payee_kind, released_at__isnull=False)
        if batch.released_at is not None:
            earlier = earlier.filter(released_at__lt=batch.released_at)
        return earlier.order_by("-released_at").first()


class InstructionQuerySet(MovingQuerySet["Instruction", InstructionState]):
    moves = INSTRUCTION_MOVES

    def one(self, key: InstructionKey) -> "InstructionQuerySet":
        return self.filter(payee_id=key[0], number=key[1])

    def has_failed_last(self, payee_id: UUID, account: int) -> bool:
        """Whether what was paid last into this account of theirs was refused, or came back."""
        settled = self.filter(payee_id=payee_id, account=account, state__in=[InstructionState.PAID, *FAILED])
        return settled.order_by("-moved_at", "-number").values_list("state", flat=True).first() in FAILED
