"""What the audit asks of the background."""

from prakerja.kit.jobs import job


@job()
def seal_events() -> None:
    """Every event that has been saved is sealed into the chain."""
