"""What the codes ask of the background."""

from prakerja.kit.jobs import job


@job()
def forget_old_codes() -> None:
    """Codes and tallies that nobody can use any more are gone."""
