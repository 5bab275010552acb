"""What screening asks of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.waves.work_lock import WORK_LOCK


@job(lane=Lane.WORK, lock=WORK_LOCK)
def screen_wave(*, wave_id: int) -> None:
    """The closed wave is screened, unless another one comes first."""
