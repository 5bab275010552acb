"""Somebody of finance takes one payment out of its batch, and says why."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.leave_batch import leave_batch
from prakerja.payouts.models import Instruction
from prakerja.payouts.querysets import InstructionKey, NoInstruction
from prakerja.payouts.states import InstructionState, PayeeKind, RemovalReason


class RemovalNoteMissing(Refused):
    """Whoever takes a payment out says why."""


class SentAlready(Refused):
    """It was sent, or may have been: whatever becomes of it is the bank's answer."""


def remove_instruction(*, key: InstructionKey, note: str, by: Actor, now: datetime) -> None:
    """It has left its batch, whose hash stays, and its money is due again; a recipient's is kept back until two let it
    go (`let_go.py`). Twice is once.

    One person may: it keeps money back, and pays nobody. Raises RemovalNoteMissing, NoInstruction, SentAlready.
    """
    require(Permission.DECIDE_PAYOUTS, by=by)
    if not note.strip():
        raise RemovalNoteMissing
    found = Instruction.objects.one(key).select_related("batch").select_for_update(of=("self",), no_key=True).first()
    if found is None:
        raise NoInstruction
    if found.state == InstructionState.REMOVED:
        return
    if not leave_batch(found.batch, [key], reason=RemovalReason.BY_OFFICE, note=note.strip(), now=now):
        raise SentAlready
    record(
        PayoutsEvent.REMOVED,
        subject=found,
        by=by,
        at=now,
        applicant_id=found.payee_id if found.payee_kind == PayeeKind.RECIPIENT else None,
        reason=note.strip(),
        amount=found.amount,
    )
