"""What the public log asks of the background."""

from prakerja.kit.jobs import job
from prakerja.kit.lanes import Lane


@job()
def grow_log() -> None:
    """Everything that was handed in has its place, under a signed checkpoint."""


@job(lane=Lane.TIME_STAMPS)
def stamp_checkpoint() -> None:
    """The newest checkpoint has a time stamp, where an authority is named that gives one."""
