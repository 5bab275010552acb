"""The clock's part: a closed wave is screened, and what follows from people's decisions begins if nobody saw to it.

What failed and is not wanted any more, because its wave went another way, is a trouble no more.
"""

from datetime import datetime

from prakerja.journey.due_work import WAVE_JOBS, begin_due_work, due_work
from prakerja.kit.each import do_each
from prakerja.kit.unit_of_work import savepoint
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.give_up_work import give_up_work
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState


def carry_on_waves(*, now: datetime) -> None:
    """What is due on any wave has begun; a wave in trouble stops no other. What failed is left to people."""

    def begin(wave: Wave) -> None:
        with savepoint():
            begin_due_work(wave, now=now)

    idle = (WaveState.PLANNED, WaveState.OPEN)
    do_each(list(Wave.objects.exclude(state__in=idle).order_by("number")), begin)


def give_up_overtaken_work(*, now: datetime) -> None:
    """No work on a wave has failed but the one that is due there: only that can be tried again, and has to be."""
    jobs = {job.name: job for job in WAVE_JOBS}
    for row in LongWork.objects.filter(state=WorkState.FAILED, kind__in=jobs):
        job, wave = jobs[row.kind], Wave.objects.lock_by_id(row.arguments["wave_id"])
        if due_work(wave) is not job:
            give_up_work(job, now, wave_id=wave.pk)
