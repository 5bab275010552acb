"""What the hand-overs ask of the background."""

from prakerja.kit.jobs import job


@job()
def carry_on_waves() -> None:
    """Every wave that needs a job has one on the queue."""
