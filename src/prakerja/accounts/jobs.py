"""What the accounts ask of the background."""

from prakerja.kit.jobs import job


@job()
def forget_old_codes() -> None:
    """Codes that nobody can use any more are gone."""


@job()
def forget_ended_sessions() -> None:
    """Sessions that are over are gone."""
