"""The clock's part: a closed wave is screened, and what follows from people's decisions begins if nobody saw to it."""

from datetime import datetime

from prakerja.journey.due_work import begin_due_work
from prakerja.kit.each import do_each
from prakerja.kit.unit_of_work import savepoint
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def carry_on_waves(*, now: datetime) -> None:
    """What is due on any wave has begun; a wave in trouble stops no other. What failed is left to people."""

    def begin(wave: Wave) -> None:
        with savepoint():
            begin_due_work(wave, now=now)

    idle = (WaveState.PLANNED, WaveState.OPEN)
    do_each(list(Wave.objects.exclude(state__in=idle).order_by("number")), begin)
