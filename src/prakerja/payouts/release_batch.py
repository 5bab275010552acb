"""`release_batch()`: what two people released is screened once more and may be sent; ten thousand at once."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.payouts import jobs
from prakerja.payouts.acts import RELEASE
from prakerja.payouts.batch_hash import batch_hash
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch
from prakerja.payouts.partners.take_out_partners import leave_with_reasons
from prakerja.payouts.states import BatchState, PayeeKind
from prakerja.payouts.take_out_barred import OfCard, take_out_barred
from prakerja.publog.submit_entry import submit_entry
from prakerja.work.progress import Progress, held_progress, note_progress


class BatchAltered(Refused):
    """Its lines are not those that two people have seen: by another hand than ours. Nothing of it is released."""


_AT_ONCE: Final = 10_000
_BEGINNING: Final = f"{UUID(int=0)} 0"


def release_batch(*, batch_id: str, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next of the batch are screened against the lists of this moment: who may not be paid any more leaves it, and
    the money is due again. When none is left the batch is released, and the public log has its hash; returns whether
    any may be left. One decision is carried out once. Raises NotConfirmed, NoBatch, MoveRefused, BatchAltered.
    """
    decided = require_confirmed(RELEASE, subject=str(batch_id), by=by)
    if decided.carried_out_at is not None:
        return False
    batch = Batch.objects.lock_by_id(UUID(batch_id))
    if batch.released_at is not None:
        return False  # by whoever had it locked until now
    if batch.payee_kind == PayeeKind.PARTNER:
        # There are some hundred of them.
        leave_with_reasons(batch, by=by, now=now)
        _release(batch, decided, by=by, now=now)
        return False
    reached = held_progress(jobs.release_batch, batch_id=batch_id)
    found = _next(batch, reached.cursor or _BEGINNING, at_once)
    if not found:
        _release(batch, decided, by=by, now=now)
        return False
    take_out_barred(batch, found, by=by, now=now)
    cursor = f"{found[-1].payee_id} {found[-1].number}"
    note_progress(jobs.release_batch, Progress(cursor, reached.done + len(found)), batch_id=batch_id)
    return True


def _next(batch: Batch, cursor: str, limit: int) -> list[OfCard]:
    after, after_number = cursor.split()
    values: dict[str, Value] = {"batch_id": batch.pk, "after": after, "after_number": int(after_number)}
    found = run_with_arrays(sql_file(__file__, "to_release"), {**values, "limit": limit}).fetchall()
    return list(map(OfCard._make, found))


def _release(batch: Batch, decided: Proposal, *, by: Actor, now: datetime) -> None:
    if batch_hash(batch.pk) != decided.plan.get("batch_sha256", batch.sha256):
        raise BatchAltered
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
    record(PayoutsEvent.RELEASED, subject=batch, by=by, at=now, reason=decided.reason, sha256=batch.sha256)
    note_carried_out(act=RELEASE, subject=str(batch.pk), now=now)
