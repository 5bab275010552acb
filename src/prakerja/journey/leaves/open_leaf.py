"""An auditor opens the leaf of somebody with a seat: what was fixed of them, and whose card it became."""

from dataclasses import replace
from datetime import datetime

from prakerja.audit.record import record_of
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.draw.models import Outcome
from prakerja.journey.events import JourneyEvent
from prakerja.journey.leaves.published_wave import NotPublished, published_wave
from prakerja.journey.leaves.seated_leaves import SeatedLeaf, seated_leaves
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import masked

__all__ = ["NotPublished", "NotSeated", "open_leaf"]


class NotSeated(Refused):
    """Nobody has a seat in the wave by this receipt."""


def open_leaf(*, receipt: str, is_full: bool, by: Actor, now: datetime) -> SeatedLeaf:
    """Fields, path and root, and what is wrong with them; that it was opened is on record. NIK and family card are
    masked unless `is_full`, which is on record as well. Raises NotPublished, NotSeated.
    """
    require(Permission.OPEN_LEAVES, by=by)
    number, _, _ = receipt.partition("-")
    wave = published_wave(int(number) if number.isdecimal() and len(number) < 4 else 0)
    leaf = next(seated_leaves(wave, receipt=receipt), None)
    if leaf is None:
        raise NotSeated
    record_of(
        JourneyEvent.LEAF_OPENED,
        subject_type=Outcome._meta.label,
        subject_id=str(leaf.applicant_id),
        by=by,
        at=now,
        applicant_id=leaf.applicant_id,
        number=wave.number,
        is_full=is_full,
        faults=",".join(leaf.faults),
    )
    row = leaf.row
    return leaf if is_full else replace(leaf, row=row._replace(nik=masked(row.nik), kk=masked(row.kk)), nonce="")
