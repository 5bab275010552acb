"""The clock's part: a closed wave is screened, and what a crash or a restored backup left undone is taken up."""

from prakerja.journey.due_work import due_work, put_due_work_on_queue
from prakerja.journey.work_state import WorkState, work_state_of
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def carry_on_waves() -> None:
    """Every wave that needs a job has one on the queue. One that failed is left to people (try_work_again)."""
    idle = (WaveState.PLANNED, WaveState.OPEN)
    for wave in Wave.objects.exclude(state__in=idle).order_by("number"):
        if due_work(wave) and work_state_of(wave.pk) is WorkState.NONE:
            put_due_work_on_queue(wave)
