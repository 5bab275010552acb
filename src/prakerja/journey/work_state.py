"""How the background work on a wave stands, as the queue knows it."""

from enum import StrEnum

from prakerja.kit.queue import states_under
from prakerja.waves.work_lock import work_lock


class WorkState(StrEnum):
    NONE = "none"
    #: Waiting for a worker, or being done.
    UNDER_WAY = "under_way"
    #: It broke; somebody has to look before it is tried again.
    FAILED = "failed"


def work_state_of(wave_id: int) -> WorkState:
    """Of all jobs of the wave; jobs that ended well leave no trace."""
    states = states_under(work_lock(wave_id))
    if states & {"todo", "doing"}:
        return WorkState.UNDER_WAY
    return WorkState.FAILED if "failed" in states else WorkState.NONE
