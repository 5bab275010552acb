"""An auditor has every seated leaf of a wave opened against its card, and is told which do not fit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.journey.events import JourneyEvent
from prakerja.journey.leaves.faults import LeafFault
from prakerja.journey.leaves.published_wave import NotPublished, published_wave
from prakerja.journey.leaves.seated_leaves import seated_leaves
from prakerja.kit.actor import Actor

__all__ = ["LeavesChecked", "NotPublished", "check_leaves"]

#: Whoever sees so many looks into the matter, and not at more of them.
_MOST_NAMED: Final = 100


@dataclass(frozen=True)
class LeavesChecked:
    """`wrong`: how many of the seats; `named`: the first of them by receipt, with what is wrong."""

    seated: int
    wrong: int
    named: list[tuple[str, tuple[LeafFault, ...]]]


def check_leaves(*, number: int, by: Actor, now: datetime) -> LeavesChecked:
    """All of them, a block at a time; that it was done, and how it ended, is on record. Raises NotPublished."""
    require(Permission.OPEN_LEAVES, by=by)
    wave, seated, wrong, named = published_wave(number), 0, 0, list[tuple[str, tuple[LeafFault, ...]]]()
    for leaf in seated_leaves(wave):
        seated += 1
        if leaf.faults:
            wrong += 1
            if len(named) < _MOST_NAMED:
                named.append((leaf.row.receipt, leaf.faults))
    record(JourneyEvent.LEAVES_CHECKED, subject=wave, by=by, at=now, number=number, seated=seated, wrong=wrong)
    return LeavesChecked(seated, wrong, named)
