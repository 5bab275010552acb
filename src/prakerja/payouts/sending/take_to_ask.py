"""`take_to_ask()`: what nobody has heard of for long enough is this worker's to ask for."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.querysets import InstructionKey

#: Whoever has taken it and died is followed by another one.
_TAKEN_FOR: Final = timedelta(minutes=5)


class ToAsk(NamedTuple):
    payee_id: UUID
    number: int
    reference: str
    rail: str
    amount: int
    house: str

    @property
    def key(self) -> InstructionKey:
        return self.payee_id, self.number


def take_to_ask(*, limit: int, by: Actor, now: datetime, resting: Sequence[str] = ()) -> list[ToAsk]:
    """So many at most, those that wait longest first; nobody else asks for them in the next minutes.

    `resting`: houses that are not called now. What goes by them waits: a question that is not put counts as none.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    values: dict[str, Value] = {"now": now, "again_at": now + _TAKEN_FOR, "limit": limit, "resting": list(resting)}
    return list(map(ToAsk._make, run_with_arrays(sql_file(__file__, "take_to_ask"), values).fetchall()))
