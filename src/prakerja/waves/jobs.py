"""What the waves ask of the background."""

from prakerja.kit.jobs import job


@job()
def close_due_waves() -> None:
    """Every open wave whose time is over is closed."""
