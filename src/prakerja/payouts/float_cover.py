"""Whether what lies of the year's money at a batch's house covers it by our books, beside what else goes out there."""

from dataclasses import dataclass

from django.db.models import Sum

from prakerja.cards.houses import lies_at
from prakerja.payouts.batch_figures import BatchFigures
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.states import ON_ITS_WAY, BatchState


@dataclass(frozen=True)
class FloatCover:
    """`lies`: there, of the year; `promised`: to what else was released there out of it and has not arrived; `needed`:
    for what of this batch has not arrived.
    """

    lies: int
    promised: int
    needed: int

    @property
    def lacking(self) -> int:
        return max(0, self.promised + self.needed - self.lies)


def float_cover(batch: Batch, figures: BatchFigures) -> FloatCover:
    """The house itself is asked before the first send (`sending/note_float.py`); it knows no years."""
    open_there = Instruction.objects.filter(
        batch__house=batch.house,
        batch__year=batch.year,
        batch__state__in=[BatchState.RELEASED, BatchState.STOPPED, BatchState.PAUSED],
        state__in=ON_ITS_WAY,
    )
    others = open_there.exclude(batch=batch).aggregate(amount=Sum("amount"))["amount"] or 0
    own = sum(one.amount for one in figures.by_state if one.state in ON_ITS_WAY)
    return FloatCover(lies_at(batch.house, batch.year), others, own)
