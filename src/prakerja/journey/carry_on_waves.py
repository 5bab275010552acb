"""The clock's part: a closed wave is screened, and what follows from people's decisions begins if nobody saw to it."""

from datetime import datetime

from prakerja.journey.due_work import begin_due_work
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def carry_on_waves(*, now: datetime) -> None:
    """What is due on any wave has begun. What failed is left to people (try_work_again)."""
    idle = (WaveState.PLANNED, WaveState.OPEN)
    for wave in Wave.objects.exclude(state__in=idle).order_by("number"):
        begin_due_work(wave, now=now)
