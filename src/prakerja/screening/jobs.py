"""What screening asks of the background."""

from prakerja.kit.jobs import job
from prakerja.waves.work_lock import WORK_LOCK


@job(lock=WORK_LOCK)
def screen_wave(*, wave_id: int) -> None:
    """The closed wave is screened, unless another one comes first."""
