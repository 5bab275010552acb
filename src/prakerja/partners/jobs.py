"""What the partners ask of the background."""

from prakerja.kit.jobs import job


@job()
def forget_old_calls() -> None:
    """Calls of more than ninety days ago are gone."""


@job()
def forget_nonces() -> None:
    """Nonces of calls that nobody can repeat any more are gone."""
