"""The job that screens a closed wave: stretch by stretch, then the verb.

It opens the units of work. Killed anywhere it goes on with those who have no verdict yet, by the same picture.
"""

from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening import jobs
from prakerja.screening.begin_screening import begin_screening
from prakerja.screening.screen_wave import screen_wave
from prakerja.screening.stages import ScreeningStage
from prakerja.screening.stretches import Stretches
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.states import WaveState
from prakerja.work.progress import Progress, note_progress

#: Ten million joiners are put in order in one statement; one that takes longer has gone wrong.
_LONGEST_MS: Final = 1_800_000


def run_screening(*, wave_id: int, by: Actor) -> None:
    """The wave is screened. Run twice, it is screened once. Raises what screen_wave raises."""
    rest = _all_but_the_last(wave_id, by=by)
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
        screen_wave(wave_id=wave_id, by=work.actor, now=work.now, rest=rest)


def _all_but_the_last(wave_id: int, *, by: Actor) -> Stretches | None:
    """Each stretch is saved with the place reached; the last one with the wave's next state. None: it is not closed."""
    require(Permission.SCREEN_WAVES, by=by)
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
        wave = Wave.objects.lock_by_id(wave_id)
        if wave.state != WaveState.CLOSED:
            return None
        begun = begin_screening(wave, now=work.now)
        everybody = Joiner.objects.filter(wave=wave).count()
        note_progress(jobs.screen_wave, Progress(ScreeningStage.FACTS, of=everybody), wave_id=wave_id)
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS):
        stretches = Stretches(begun)
    while stretches.is_more_than_one:
        with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS):
            if Wave.objects.lock_by_id(wave_id).state != WaveState.CLOSED:
                return stretches
            stretches.screen_next()
            reached = Progress(ScreeningStage.VERDICTS, stretches.done, stretches.everybody)
            note_progress(jobs.screen_wave, reached, wave_id=wave_id)
    return stretches
