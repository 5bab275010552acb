"""What the waves ask of the background."""

from prakerja.kit.jobs import AFTER_EVERYTHING_ELSE, job
from prakerja.kit.lanes import Lane


@job()
def close_due_waves() -> None:
    """Every open wave whose time is over is closed."""


@job(lane=Lane.EMAIL, lock="wave {wave_id} change {number}", priority=AFTER_EVERYTHING_ELSE)
def tell_of_change(*, wave_id: int, number: int) -> None:
    """The next thousand of those who had joined are told of that change."""
