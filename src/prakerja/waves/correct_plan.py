"""A planned wave is corrected. Nobody outside has seen it, so one officer may, as one may plan it."""

from datetime import datetime

from django.db import IntegrityError

from prakerja.approvals.void_proposals import void_proposals
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.locks import Lock, take
from prakerja.kit.unit_of_work import savepoint
from prakerja.waves.acts import OPEN
from prakerja.waves.events import WavesEvent
from prakerja.waves.models import SeatRow, Wave, WaveId
from prakerja.waves.plan_of import plan_of
from prakerja.waves.plan_rules import PlanFault, PlanRefusal, WavePlan, may_plan
from prakerja.waves.plan_wave import PlanRefused, add_seats, scheme_or_none
from prakerja.waves.stages import require_state
from prakerja.waves.states import WaveState

#: What the audit keeps of a plan; the seats by their sum.
_TOLD = ("number", "scheme", "opens_at", "closes_at", "result_expected_at", "is_recovery")


def correct_plan(*, wave_id: WaveId, plan: WavePlan, by: Actor, now: datetime) -> Wave:
    """The planned wave is as the plan says; a proposal to open it as it was is void from then on.

    Correcting it to what it is changes nothing. Raises PlanRefused with every reason, StageNotDue.
    """
    require(Permission.PLAN_WAVES, by=by)
    # Nobody confirms meanwhile what is void in a moment.
    take(Lock.DECIDING)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    require_state(wave, WaveState.PLANNED)
    if refusals := may_plan(plan, scheme=scheme_or_none(plan.scheme), now=now):
        raise PlanRefused(refusals)
    before = plan_of(wave)
    if before == plan:
        return wave
    for name in _TOLD:
        setattr(wave, name, getattr(plan, name))
    _save(wave)
    SeatRow.objects.filter(wave=wave).delete()
    add_seats(wave, plan.seats)
    void_proposals(OPEN, subject=str(wave_id), now=now)
    record(WavesEvent.CORRECTED, subject=wave, by=by, at=now, number=plan.number, changed=_changed(before, plan))
    return wave


def _save(wave: Wave) -> None:
    try:
        with savepoint():
            wave.save(update_fields=_TOLD)
    except IntegrityError as error:
        if not violates(error, "waves_wave_number_key"):
            raise
        raise PlanRefused([PlanRefusal(PlanFault.NUMBER_TAKEN)]) from error


def _changed(before: WavePlan, after: WavePlan) -> list[str]:
    """What is another now, as it was and as it is; of the seats their sums."""
    told = [
        f"{name}: {getattr(before, name)} > {getattr(after, name)}"
        for name in _TOLD
        if getattr(before, name) != getattr(after, name)
    ]
    if before.seats != after.seats:
        was, now_is = (sum(row.seats for row in plan.seats) for plan in (before, after))
        told.append(f"seats: {was} > {now_is}")
    return told
