"""The approvals' background work, as it is asked for."""

from prakerja.kit.jobs import job


@job()
def end_proposals() -> None:
    """No overdue or void proposal is left waiting."""
