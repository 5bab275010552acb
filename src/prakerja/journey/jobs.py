"""What the hand-overs ask of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane
from prakerja.waves.work_lock import WORK_LOCK


@job()
def carry_on_waves() -> None:
    """Every wave that needs a job has one on the queue."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def seat_winners(*, wave_id: int) -> None:
    """The result is public, and the winners have their seats."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def fill_vacant_seats(*, wave_id: int) -> None:
    """Seats of the wave that fell vacant are stated; once witnesses have seen that, whoever is next has them."""


@job(lane=Lane.WORK, lock=WORK_LOCK)
def hear_appeals(*, wave_id: int) -> None:
    """Appeals of the wave's draw that witnesses have seen decided: their keys say who is seated."""
