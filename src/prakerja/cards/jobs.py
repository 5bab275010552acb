"""What the cards ask of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.waves.work_lock import WORK_LOCK


@job(lane=Lane.WORK, lock=WORK_LOCK)
def award_cards(*, wave_id: int) -> None:
    """The next recipients of the published wave get their cards."""
