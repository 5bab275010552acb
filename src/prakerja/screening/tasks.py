"""The screening's background work."""

from prakerja.kit.actor import Actor
from prakerja.kit.queue import task
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.screen_wave import screen_wave

#: Five million joiners take minutes; a statement that takes longer has gone wrong.
_LONGEST_MS = 1_800_000


@task("screening.screen_wave")
def screen(wave_id: int) -> None:
    with unit_of_work(by=Actor.system("screening.screen_wave"), statement_timeout_ms=_LONGEST_MS) as work:
        screen_wave(wave_id=wave_id, by=work.actor, now=work.now)
