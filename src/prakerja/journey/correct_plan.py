"""A planned wave is corrected, as far as the money that is set aside for it allows."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import WaveBudget
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused
from prakerja.waves import correct_plan as waves
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.plan_rules import WavePlan


class MoneySetAside(Refused):
    """For this number, scheme and year, and for so many seats, two people have set money aside."""


def correct_plan(*, wave_id: WaveId, plan: WavePlan, by: Actor, now: datetime) -> Wave:
    """As `waves.correct_plan`. Raises what that raises, and MoneySetAside: cancel the wave and plan another one."""
    require(Permission.PLAN_WAVES, by=by)
    # No money is set aside for it meanwhile.
    take(Lock.DECIDING)
    budget = WaveBudget.objects.select_related("wave").filter(pk=wave_id).first()
    if budget is not None and not _is_for(budget, plan):
        raise MoneySetAside
    return waves.correct_plan(wave_id=wave_id, plan=plan, by=by, now=now)


def _is_for(budget: WaveBudget, plan: WavePlan) -> bool:
    wave, seats = budget.wave, sum(row.seats for row in plan.seats)
    is_same = (wave.number, wave.scheme, wave.is_recovery) == (plan.number, plan.scheme, plan.is_recovery)
    return is_same and budget.seats == seats and budget.year_id == wib_day(plan.result_expected_at).year
