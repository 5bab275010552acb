"""What partners were paid too much: beyond what was approved, or what was approved and taken back since."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.differences.kinds import Direction
from prakerja.payouts.differences.rules import LEAST_RECTIFIED


class PartnerDifferenceKind(StrEnum):
    #: It left the bank beyond what statements carry: a payment went out twice, or with another sum.
    BEYOND = "beyond"
    #: A statement came to less than nothing.
    CARRIED = "carried"
    #: Claimed as beyond before, and the bank sent it back.
    CAME_BACK = "came_back"


_DIRECTION_OF: Final = {
    PartnerDifferenceKind.BEYOND: Direction.OVERPAID,
    PartnerDifferenceKind.CARRIED: Direction.OVERPAID,
    PartnerDifferenceKind.CAME_BACK: Direction.UNDERPAID,
}


class PartnerDifference(NamedTuple):
    """`of_month`: whose statement left it, or the last one that was paid; `adjustment`: of what a statement left."""

    partner_id: UUID
    of_month: date
    kind: str
    amount: int
    adjustment: UUID | None
    partner: str
    is_suspended: bool
    since: datetime

    @property
    def direction(self) -> Direction:
        return _DIRECTION_OF[PartnerDifferenceKind(self.kind)]


def partner_differences(partners: Sequence[UUID] | None = None) -> list[PartnerDifference]:
    """In the order of the partners. None: of all. Of some hundreds that are paid monthly: read when it is asked for."""
    values: dict[str, Value] = {"partners": None if partners is None else list(partners)}
    rows = run_with_arrays(sql_file(__file__, "partner_differences"), values).fetchall()
    return list(map(PartnerDifference._make, rows))


def to_rectify(found: Sequence[PartnerDifference], direction: Direction) -> list[PartnerDifference]:
    """Those of this direction, of partners for whom it comes to the least sum that is rectified."""
    rows = [one for one in found if one.direction is direction]
    of_partner = Counter[UUID]()
    for one in rows:
        of_partner[one.partner_id] += one.amount
    return [one for one in rows if of_partner[one.partner_id] >= int(LEAST_RECTIFIED)]
