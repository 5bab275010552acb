"""A planned wave is corrected. Nobody outside has seen it, so one officer may, as one may plan it."""

from datetime import datetime

from django.db import IntegrityError

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.unit_of_work import savepoint
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
    record(WavesEvent.CORRECTED, subject=wave, by=by, at=now, **_said(before, "before"), **_said(plan, "after"))
    return wave


def _save(wave: Wave) -> None:
    try:
        with savepoint():
            wave.save(update_fields=_TOLD)
    except IntegrityError as error:
        if not violates(error, "waves_wave_number_key"):
            raise
        raise PlanRefused([PlanRefusal(PlanFault.NUMBER_TAKEN)]) from error


def _said(plan: WavePlan, when: str) -> dict[str, str | int]:
    told: dict[str, str | int] = {f"{name}_{when}": str(getattr(plan, name)) for name in _TOLD}
    return {**told, f"seats_{when}": sum(row.seats for row in plan.seats)}
