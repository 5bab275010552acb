"""`stop_batch()`: a batch stops itself, so that what is wrong with all is found before all are tried."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch
from prakerja.payouts.states import BatchState

#: Of one stretch. The programme of 2020 had one in twenty-five refused (reference/programme.md, 3.4): one in four is
#: another trouble.
_TOO_MANY: Final = 4
#: Of fewer nothing can be said.
_FEWEST: Final = 8
_FLOAT: Final = "14"


class StoppedFor(StrEnum):
    #: The money at the bank or wallet does not cover it.
    FLOAT = "float"
    #: The bank or wallet takes nothing of ours.
    HOUSE = "house"
    #: Too many of its payments are refused.
    REFUSALS = "refusals"


def stop_batch(batch_id: UUID, outcomes: Sequence[Outcome], *, by: Actor, now: datetime) -> None:
    """A released batch of which a stretch went so is stopped, until two people let it go on. Twice is once."""
    require(Permission.SEND_PAYOUTS, by=by)
    why = why_to_stop(outcomes)
    batch = Batch.objects.lock_by_id(batch_id)
    if why is None or batch.state != BatchState.RELEASED:
        return
    Batch.objects.filter(pk=batch_id).move(to=BatchState.STOPPED, stopped_for=why.value)
    record(PayoutsEvent.STOPPED, subject=batch, by=by, at=now, stopped_for=why.value)


def why_to_stop(outcomes: Sequence[Outcome]) -> StoppedFor | None:
    halts = [one for one in outcomes if one.halts]
    if halts:
        is_float = any(one.code[:3] == "403" and one.code[5:] == _FLOAT for one in halts)
        return StoppedFor.FLOAT if is_float else StoppedFor.HOUSE
    refused = sum(one.kind is OutcomeKind.REFUSED for one in outcomes)
    return StoppedFor.REFUSALS if refused >= _FEWEST and refused * _TOO_MANY > len(outcomes) else None
