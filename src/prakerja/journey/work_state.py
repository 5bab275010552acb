"""How the background work on a wave stands, as the queue knows it."""

from enum import StrEnum

from prakerja.kit.queue import has_failed_job, is_work_alive
from prakerja.waves.work_lock import work_lock


class WorkState(StrEnum):
    NONE = "none"
    #: Waiting for a worker, or being done.
    UNDER_WAY = "under_way"
    #: It broke; somebody has to look before it is tried again.
    FAILED = "failed"


def work_state_of(wave_id: int) -> WorkState:
    """Of all jobs of the wave; jobs that ended well leave no trace."""
    lock = work_lock(wave_id)
    if is_work_alive(lock):
        return WorkState.UNDER_WAY
    return WorkState.FAILED if has_failed_job(lock) else WorkState.NONE
