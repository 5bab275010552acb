"""`take_out_partners()`: whoever may not be paid any more leaves a batch of partners, before more of it is sent."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.leave_batch import leave_batch
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.partners.kept_back import with_kept_back
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.states import InstructionState, RemovalReason


def take_out_partners(*, batch_id: UUID, by: Actor, now: datetime) -> None:
    """Of what is not sent: whom the office has stopped, whose account is not in use any more, and of whose statement
    lines are held. Their money is payable again, and waits for another night. Twice is once. Raises NoBatch.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    leave_with_reasons(Batch.objects.lock_by_id(batch_id), by=by, now=now)


def leave_with_reasons(batch: Batch, *, by: Actor, now: datetime) -> None:
    """Part of releasing and sending."""
    for why, keys in _not_payable(batch).items():
        left = leave_batch(batch, keys, reason=why, now=now)
        amount = sum(one.amount for one in left)
        record(PayoutsEvent.REMOVED, subject=batch, by=by, at=now, why=why.value, items=len(left), amount=amount)


def _not_payable(batch: Batch) -> dict[RemovalReason, list[InstructionKey]]:
    unsent = Instruction.objects.filter(batch=batch, state=InstructionState.BUILT)
    partners = list(unsent.order_by("payee_id").values_list("payee_id", flat=True).distinct())
    values: dict[str, Value] = {"batch_id": batch.pk, "partners": partners}
    found: dict[RemovalReason, list[InstructionKey]] = defaultdict(list)
    if not partners:
        return found
    rows = run_with_arrays(with_kept_back(sql_file(__file__, "not_payable_partners")), values)
    for payee_id, number, why in rows.fetchall():
        found[RemovalReason(why)].append((payee_id, number))
    return found
