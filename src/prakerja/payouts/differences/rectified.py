"""A difference that is rectified now."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from prakerja.kit.long_arrays import Value
from prakerja.payouts.differences.act import ToRectify


class Rectified(NamedTuple):
    """By its key. `times`: how often, with this."""

    payee_id: UUID
    award: int
    due_kind: str
    number: int
    kind: str
    wave_id: int
    amount: int
    times: int


def columns_of(rows: Sequence[ToRectify | Rectified]) -> dict[str, Value]:
    """As arrays of a statement."""
    return {
        "payees": [one.payee_id for one in rows],
        "awards": [one.award for one in rows],
        "due_kinds": [one.due_kind for one in rows],
        "numbers": [one.number for one in rows],
        "kinds": [one.kind for one in rows],
        "amounts": [one.amount for one in rows],
    }
