"""`take_out_partners()`: whoever may not be paid any more leaves a batch of partners, before more of it is sent."""

from collections import defaultdict
from collections.abc import Sequence
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
from prakerja.payouts.states import RemovalReason


def take_out_partners(*, batch_id: UUID, by: Actor, now: datetime) -> None:
    """Of what is not sent: whom the office has stopped, whose account is not in use any more, and of whose statement
    lines are held. Their money is payable again, and waits for another night. Twice is once. Raises NoBatch.
    """
    require(Permission.SEND_PAYOUTS, by=by)
    leave_with_reasons(Batch.objects.lock_by_id(batch_id), by=by, now=now)


def leave_with_reasons(batch: Batch, *, by: Actor, now: datetime) -> None:
    """Part of releasing and sending."""
    unsent = Instruction.objects.unsent_of(batch).order_by("payee_id", "number")
    for why, keys in not_payable_partners(list(unsent.values_list("payee_id", "number"))).items():
        left = leave_batch(batch, keys, reason=why, now=now)
        amount = sum(one.amount for one in left)
        record(PayoutsEvent.REMOVED, subject=batch, by=by, at=now, why=why.value, items=len(left), amount=amount)


def not_payable_partners(keys: Sequence[InstructionKey]) -> dict[RemovalReason, list[InstructionKey]]:
    """Those of them that are a partner's and may not be paid at this moment, by the reason."""
    found: dict[RemovalReason, list[InstructionKey]] = defaultdict(list)
    if not keys:
        return found
    values: dict[str, Value] = {
        "payees": [payee_id for payee_id, _ in keys],
        "numbers": [number for _, number in keys],
        "partners": sorted({payee_id for payee_id, _ in keys}),
    }
    rows = run_with_arrays(with_kept_back(sql_file(__file__, "not_payable_partners")), values)
    for payee_id, number, why in rows.fetchall():
        found[RemovalReason(why)].append((payee_id, number))
    return found
