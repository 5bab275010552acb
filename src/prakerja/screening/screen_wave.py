"""Decides who is eligible in a closed wave: one verdict a joiner, in two statements for all (`sql/decide.sql`)."""

from datetime import datetime

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.locks import Lock, take_unless_held
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.schemes.load_scheme import load_scheme
from prakerja.schemes.scheme import Scheme
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.figures import ScreeningFigures, figures_of
from prakerja.screening.households import gather_households
from prakerja.screening.parameters import parameters_of, rules_version
from prakerja.screening.stages import ScreeningStage, TellStage, told_nobody
from prakerja.screening.wave_to_wait_for import wave_to_wait_for
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


class CannotScreen(Refused):
    """The scheme has a rule that nobody can check, or is not the one that the wave was opened with."""


class WaitsForAnotherWave(Refused):
    """Another wave is being screened, or its result is awaited and may make people of this wave recipients."""


def screen_wave(*, wave_id: int, by: Actor, now: datetime, tell: TellStage = told_nobody) -> ScreeningFigures:
    """The wave is screened: every joiner has a verdict. Screening twice is screening once.

    Everything or nothing: a killed job leaves no trace and starts anew. `tell` hears how far it is.
    Raises CannotScreen, WaitsForAnotherWave, and MoveRefused while the wave is not closed.
    """
    require(Permission.SCREEN_WAVES, by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state not in (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED):
        return figures_of(wave_id)
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.CLOSED, to=WaveState.SCREENED)
    _come_after_other_waves(wave_id)
    scheme = _pinned_scheme(wave)
    _decide(wave, scheme, now, tell)
    figures = figures_of(wave_id)
    record(
        ScreeningEvent.WAVE_SCREENED,
        subject=wave,
        by=by,
        at=now,
        rules=rules_version(scheme),
        joiners=figures.joiners,
        eligible=figures.eligible,
    )
    return figures


def _come_after_other_waves(wave_id: int) -> None:
    if not take_unless_held(Lock.SCREENING):
        raise WaitsForAnotherWave("a wave is being screened")
    if number := wave_to_wait_for(wave_id):
        raise WaitsForAnotherWave(f"wave {number} is not published")


def _pinned_scheme(wave: Wave) -> Scheme:
    scheme = load_scheme(wave.scheme)
    if scheme.version != wave.scheme_version:
        raise CannotScreen(f"scheme {wave.scheme} was changed after wave {wave.number} was opened")
    if scheme.eligibility.maximum_monthly_wage is not None:
        raise CannotScreen(f"scheme {wave.scheme} has a wage limit, and nobody is asked for their wage")
    return scheme


def _decide(wave: Wave, scheme: Scheme, now: datetime, tell: TellStage) -> None:
    values = {
        **parameters_of(scheme.eligibility),
        "wave_id": wave.pk,
        "number": wave.number,
        "as_of": wib_day(wave.closes_at),
        "rules_version": rules_version(scheme),
        "now": now,
        "repeats_weigh": scheme.priority.repeat_applicants_weigh_more,
    }
    with connection.cursor() as cursor:
        tell(ScreeningStage.FACTS, 0, None)
        cursor.execute(sql_file(__file__, "gather_facts"), values)
        gather_households(wave, now=now, tell=tell)
        tell(ScreeningStage.VERDICTS, 0, None)
        cursor.execute(sql_file(__file__, "decide"), values)
        cursor.execute(sql_file(__file__, "refresh_statistics"))
