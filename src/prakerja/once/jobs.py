"""What once asks of the background."""

from prakerja.kit.jobs import job


@job()
def forget_answers() -> None:
    """First answers of yesterday are gone."""
