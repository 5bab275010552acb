"""Decides who is eligible in a closed wave: one verdict a joiner, in a few statements for all (`sql/decide.sql`)."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.screening.begin_screening import begin_screening
from prakerja.screening.events import ScreeningEvent
from prakerja.screening.figures import ScreeningFigures, figures_of
from prakerja.screening.parameters import rules_version
from prakerja.screening.stretches import Stretches
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def screen_wave(*, wave_id: int, by: Actor, now: datetime, rest: Stretches | None = None) -> ScreeningFigures:
    """The wave is screened: who has no verdict yet gets one, so that everybody has. Screening twice is screening once.

    `rest`: the stretches that its job has left; None: nobody has begun. Raises CannotScreen, WaitsForAnotherWave,
    AnotherScreens, PlacesInDisorder, and MoveRefused while the wave is not closed.
    """
    require(Permission.SCREEN_WAVES, by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state not in (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED):
        return figures_of(wave_id)
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.CLOSED, to=WaveState.SCREENED)
    stretches = rest or Stretches(begin_screening(wave, now=now))
    while stretches.left:
        stretches.screen_next()
    stretches.end()
    figures = figures_of(wave_id)
    record(
        ScreeningEvent.WAVE_SCREENED,
        subject=wave,
        by=by,
        at=now,
        rules=rules_version(stretches.begun.scheme),
        joiners=figures.joiners,
        eligible=figures.eligible,
    )
    return figures
