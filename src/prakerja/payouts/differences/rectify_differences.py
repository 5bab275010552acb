"""`rectify_differences()`: what two people have seen is done: it is claimed back, or due."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record_of
from prakerja.cards.lock_cards import lock_cards
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.differences.act import RECTIFY, ToRectify, direction_in, enough, standing_differences
from prakerja.payouts.differences.claim_back import claim_back
from prakerja.payouts.differences.find_differences import look_again
from prakerja.payouts.differences.kinds import Direction
from prakerja.payouts.differences.make_due import make_due
from prakerja.payouts.differences.rectified import Rectified, columns_of
from prakerja.payouts.events import PayoutsEvent


def rectify_differences(*, direction: str, by: Actor, now: datetime) -> int:
    """Each of those that were shown is claimed back, or due, and whom it concerns is told; returns how many.

    Their cards are locked, and they are looked at once more: what is not as it was shown stays as it is, listed. One
    decision is carried out once. Raises NotConfirmed, NothingToRectify.
    """
    decided = require_confirmed(RECTIFY, subject=str(direction), by=by)
    if decided.carried_out_at is not None:
        return 0
    way = direction_in(direction)
    shown = enough(standing_differences(way))
    lock_cards(sorted({(one.payee_id, one.award) for one in shown}))
    look_again(sorted({one.payee_id for one in shown}), now=now)
    done = _note(sorted(set(shown) & set(standing_differences(way))), now)
    if way is Direction.OVERPAID:
        claim_back(done, reason=decided.reason, now=now)
    else:
        make_due(done, now=now)
    record_of(
        PayoutsEvent.RECTIFIED,
        subject_type="payouts.Difference",
        subject_id=direction,
        by=by,
        at=now,
        reason=decided.reason,
        differences=len(done),
        amount=sum(one.amount for one in done),
    )
    note_carried_out(act=RECTIFY, subject=direction, now=now)
    return len(done)


def _note(rows: Sequence[ToRectify], now: datetime) -> list[Rectified]:
    """The database decides between two who rectify the same."""
    noted = run_with_arrays(sql_file(__file__, "note_rectified"), {**columns_of(rows), "now": now})
    return list(map(Rectified._make, noted.fetchall()))
