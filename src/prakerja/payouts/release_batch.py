"""`release_batch()`: what two people released is screened once more and may be sent; ten thousand at once."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.move_cards import CardKey
from prakerja.cards.screen_cards import screen_cards
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Row, Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts import jobs
from prakerja.payouts.acts import RELEASE
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.leave_batch import leave_batch
from prakerja.payouts.models import Batch
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.states import BatchState, RemovalReason
from prakerja.publog.submit_entry import submit_entry
from prakerja.work.progress import Progress, note_progress, progress_of

_AT_ONCE: Final = 10_000
_BEGINNING: Final = f"{UUID(int=0)} 0"


def release_batch(*, batch_id: str, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next of the batch are screened against the lists of this moment: who may not be paid any more leaves it, and
    the money is due again. When none is left the batch is released, and the public log has its hash; returns whether
    any may be left. One decision is carried out once. Raises NotConfirmed, NoBatch, MoveRefused.
    """
    decided = require_confirmed(RELEASE, subject=str(batch_id), by=by)
    if decided.carried_out_at is not None:
        return False
    batch = Batch.objects.lock_by_id(UUID(batch_id))
    reached = progress_of(jobs.release_batch, batch_id=batch_id)
    found = _next(batch, reached.cursor or _BEGINNING, at_once)
    if not found:
        _release(batch, reason=decided.reason, by=by, now=now)
        note_carried_out(act=RELEASE, subject=batch_id, now=now)
        return False
    _take_out(batch, found, by=by, now=now)
    payee_id, number, _, _ = found[-1]
    note_progress(jobs.release_batch, Progress(f"{payee_id} {number}", reached.done + len(found)), batch_id=batch_id)
    return True


def _next(batch: Batch, cursor: str, limit: int) -> list[Row]:
    after, after_number = cursor.split()
    values: dict[str, Value] = {"batch_id": batch.pk, "after": after, "after_number": int(after_number)}
    return run_with_arrays(sql_file(__file__, "to_release"), {**values, "limit": limit}).fetchall()


def _take_out(batch: Batch, found: Sequence[Row], *, by: Actor, now: datetime) -> None:
    of_scheme: dict[str, list[CardKey]] = defaultdict(list)
    for payee_id, _, award, scheme in found:
        of_scheme[scheme].append((payee_id, award))
    for scheme in sorted(of_scheme):
        screen_cards(of_scheme[scheme], scheme=scheme, now=now)
    for why, keys in _not_payable(found).items():
        left = leave_batch(batch, keys, reason=why, now=now)
        amount = sum(one.amount for one in left)
        record(PayoutsEvent.REMOVED, subject=batch, by=by, at=now, why=why.value, items=len(left), amount=amount)


def _not_payable(found: Sequence[Row]) -> dict[RemovalReason, list[InstructionKey]]:
    values: dict[str, Value] = {
        "payees": [payee_id for payee_id, *_ in found],
        "numbers": [number for _, number, *_ in found],
        "awards": [award for _, _, award, _ in found],
        "barred": RemovalReason.BARRED.value,
        "account_changed": RemovalReason.ACCOUNT_CHANGED.value,
    }
    left: dict[RemovalReason, list[InstructionKey]] = defaultdict(list)
    for payee_id, number, why in run_with_arrays(sql_file(__file__, "not_payable"), values).fetchall():
        left[RemovalReason(why)].append((payee_id, number))
    return left


def _release(batch: Batch, *, reason: str, by: Actor, now: datetime) -> None:
    Batch.objects.filter(pk=batch.pk).move(to=BatchState.RELEASED, origin=BatchState.BUILT, released_at=now)
    submit_entry(
        "payouts.release",
        once=str(batch.pk),
        facts={
            "batch": str(batch.pk),
            "due_on": batch.due_on.isoformat(),
            "house": batch.house,
            "items": batch.items,
            "amount": batch.amount,
            "sha256": batch.sha256,
        },
        at=now,
    )
    record(PayoutsEvent.RELEASED, subject=batch, by=by, at=now, reason=reason, sha256=batch.sha256)
