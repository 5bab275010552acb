"""`leave_batch()`: instructions leave their batch with a reason, and their money is due again."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.cards.follow_payments import Became, Followed, follow_payments
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.back_to_due import OnItsWay, back_to_due
from prakerja.payouts.models import Batch
from prakerja.payouts.money import REMOVED
from prakerja.payouts.partners.give_back import partners_have_it_again
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.states import PayeeKind, RemovalReason


def leave_batch(
    batch: Batch, keys: Sequence[InstructionKey], *, reason: RemovalReason, note: str = "", now: datetime
) -> list[OnItsWay]:
    """Those of which nothing was sent; returns them. The batch keeps its hash, its sums and these rows."""
    if not keys:
        return []
    values: dict[str, Value] = {"payees": [payee for payee, _ in keys], "numbers": [number for _, number in keys]}
    values |= {"reason": reason.value, "note": note, "now": now}
    left = list(map(OnItsWay._make, run_with_arrays(sql_file(__file__, "remove_instructions"), values).fetchall()))
    if batch.payee_kind == PayeeKind.PARTNER:
        partners_have_it_again(left, house=batch.house, year=batch.year, now=now)
    elif left:
        back_to_due(left, act=REMOVED, year=batch.year, now=now)
        follow_payments(
            [Followed(one.payee_id, one.wave, one.number, one.amount) for one in left], Became.NOT_PAID, now=now
        )
    return left
