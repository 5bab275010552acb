"""The clock's part of the draws under way: at reveal_by it is cut off, at the round's time the beacon is asked."""

from datetime import datetime
from typing import Final

from prakerja.draw import jobs
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.attempts import attempt_now
from prakerja.draw.cut_off import cut_off
from prakerja.kit.actor import Actor
from prakerja.kit.each import do_each
from prakerja.kit.unit_of_work import savepoint
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work

CARRIES_ON: Final = Actor.system("draw.carry_on_draws")


def carry_on_draws(*, now: datetime) -> None:
    """Every frozen wave; one in trouble stops no other."""

    def carry_on(wave: Wave) -> None:
        with savepoint():
            _carry_on(wave.pk, now=now)

    do_each(list(Wave.objects.filter(state=WaveState.FROZEN).order_by("number")), carry_on)


def _carry_on(wave_id: int, *, now: datetime) -> None:
    cut_off(wave_id=wave_id, by=CARRIES_ON, now=now)
    attempt = attempt_now(wave_id)
    if attempt and now >= attempt.row.drawn_from and attempt.stage(now=now) is Stage.WAITING:
        begin_work(jobs.ask_for_round, now, wave_id=wave_id)
