"""Two people of finance rectify what was paid wrongly, in one direction: what would happen is shown row by row."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import F
from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.payouts.differences.kinds import RECTIFIED, Direction
from prakerja.payouts.differences.rules import LEAST_RECTIFIED
from prakerja.payouts.models import Difference


class NothingToRectify(Refused):
    """Nothing differs in this direction by so much that it is rectified."""


class ToRectify(NamedTuple):
    """By its key, and by how much still."""

    payee_id: UUID
    award: int
    due_kind: str
    number: int
    kind: str
    wave_id: int | None
    amount: int

    @property
    def key(self) -> tuple[UUID, int, str, int, str]:
        return self[:5]


def standing_differences(direction: Direction) -> list[ToRectify]:
    """Those that are rectified in this direction and stand, whatever their sum, in the order of their keys."""
    rows = Difference.objects.filter(
        kind__in=RECTIFIED[direction], ended_at=None, rectified__lt=F("amount"), wave__isnull=False
    )
    keyed = rows.order_by("payee_id", "award", "due_kind", "number", "kind").values_list(
        "payee_id", "award", "due_kind", "number", "kind", "wave_id", F("amount") - F("rectified")
    )
    return list(map(ToRectify._make, keyed))


def enough(rows: Sequence[ToRectify]) -> list[ToRectify]:
    """Those of people for whom it comes to the least sum that is rectified."""
    of_payee = Counter[UUID]()
    for one in rows:
        of_payee[one.payee_id] += one.amount
    return [one for one in rows if of_payee[one.payee_id] >= int(LEAST_RECTIFIED)]


def direction_in(subject: str) -> Direction:
    """Raises NothingToRectify for what is none."""
    try:
        return Direction(subject)
    except ValueError:
        raise NothingToRectify from None


def hash_of(rows: Sequence[ToRectify]) -> str:
    """Of a line for each: `payee,award,due,number,kind,amount`."""
    lines = (
        f"{one.payee_id},{one.award},{one.due_kind},{one.number},{one.kind},{one.amount}\n" for one in sorted(rows)
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _rectifying(subject: str, _asked: Plan, _now: datetime) -> Plan:
    rows = standing_differences(direction_in(subject))
    done = enough(rows)
    if not done:
        raise NothingToRectify
    by_kind: dict[str, JsonValue] = {
        kind: _sums([one for one in done if one.kind == kind]) for kind in sorted({one.kind for one in done})
    }
    left = sorted(set(rows) - set(done))
    return {
        "direction": subject,
        "rectified_people": len({one.payee_id for one in done}),
        "rectified": sum(one.amount for one in done),
        "by_difference": by_kind,
        "threshold": int(LEAST_RECTIFIED),
        "left_alone": len(left),
        "left_alone_amount": sum(one.amount for one in left),
        "list_sha256": hash_of(done),
    }


def _sums(rows: Sequence[ToRectify]) -> JsonValue:
    return {"rows": len(rows), "amount": sum(one.amount for one in rows)}


#: What was shown is what is done: once anything differs otherwise, the proposal is void.
RECTIFY: Final = declare_act(
    "payouts.rectify", permission=Permission.DECIDE_PAYOUTS, foresee=_rectifying, keeps_plan=True
)
