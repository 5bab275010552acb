"""What long work asks of the background."""

from prakerja.kit.jobs import job


@job()
def take_up_lost_work() -> None:
    """What is due and has no job has one."""


@job()
def forget_old_failures() -> None:
    """Jobs that failed long ago are gone from the queue."""
