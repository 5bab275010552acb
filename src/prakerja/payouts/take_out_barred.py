"""`take_out_barred()`: who may not be paid any more leaves a batch: when it is released, and again at each send."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from prakerja.audit.record import record
from prakerja.cards.move_cards import CardKey
from prakerja.cards.screen_cards import screen_cards
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.leave_batch import leave_batch
from prakerja.payouts.models import Batch
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.states import RemovalReason


class OfCard(NamedTuple):
    """An instruction, the card whose money it is, and the card's scheme."""

    payee_id: UUID
    number: int
    award: int
    scheme: str


def take_out_barred(batch: Batch, found: Sequence[OfCard], *, by: Actor, now: datetime) -> set[InstructionKey]:
    """Their cards are locked and screened against the lists of this moment; who is held, has died or has another
    account leaves the batch, and the money is due again. Returns those that left it. Who needs one of the instructions
    too locks its card before, or none.
    """
    lists, last = [str(one) for one in _screened(found, now)], str(found[-1].payee_id)
    record(PayoutsEvent.SCREENED, subject=batch, by=by, at=now, items=len(found), up_to=last, lists=lists)
    gone: set[InstructionKey] = set()
    for why, keys in _not_payable(found).items():
        left = leave_batch(batch, keys, reason=why, now=now)
        amount = sum(one.amount for one in left)
        record(PayoutsEvent.REMOVED, subject=batch, by=by, at=now, why=why.value, items=len(left), amount=amount)
        gone |= {(one.payee_id, one.number) for one in left}
    return gone


def barred_among(found: Sequence[OfCard], *, now: datetime) -> set[InstructionKey]:
    """Those of them that may not be paid any more, locked and screened in the same way. They have left: none leaves its
    batch.
    """
    _screened(found, now)
    return {key for keys in _not_payable(found).values() for key in keys}


def _screened(found: Sequence[OfCard], now: datetime) -> list[int]:
    """Against which lists."""
    of_scheme: dict[str, list[CardKey]] = defaultdict(list)
    for one in found:
        of_scheme[one.scheme].append((one.payee_id, one.award))
    asked = (screen_cards(of_scheme[scheme], scheme=scheme, now=now) for scheme in sorted(of_scheme))
    return sorted({one for lists in asked for one in lists})


def _not_payable(found: Sequence[OfCard]) -> dict[RemovalReason, list[InstructionKey]]:
    values: dict[str, Value] = {
        "payees": [one.payee_id for one in found],
        "numbers": [one.number for one in found],
        "awards": [one.award for one in found],
        "barred": RemovalReason.BARRED.value,
        "account_changed": RemovalReason.ACCOUNT_CHANGED.value,
    }
    left: dict[RemovalReason, list[InstructionKey]] = defaultdict(list)
    for payee_id, number, why in run_with_arrays(sql_file(__file__, "not_payable"), values).fetchall():
        left[RemovalReason(why)].append((payee_id, number))
    return left
