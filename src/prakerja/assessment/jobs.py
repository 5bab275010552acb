"""What the test asks of the background."""

from prakerja.kit.jobs import job


@job()
def end_overdue_sittings() -> None:
    """Sittings whose time is over are marked and told."""
