"""What the public log asks of the background."""

from prakerja.kit.jobs import job


@job()
def grow_log() -> None:
    """Everything that was handed in has its place, under a signed checkpoint."""
