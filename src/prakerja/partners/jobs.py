"""What the partners ask of the background."""

from prakerja.kit.jobs import job


@job()
def forget_old_calls() -> None:
    """Calls of more than ninety days ago are gone."""
