"""What the public figures ask of the background."""

from prakerja.kit.jobs import job


@job()
def publish_survey_answers() -> None:
    """Answers of months that are over are published, counted and without anybody in particular."""
