"""The life of a sitting."""

from django.db.models import TextChoices


class SittingState(TextChoices):
    RUNNING = "running"
    FINISHED = "finished"


class EndedBy(TextChoices):
    APPLICANT = "applicant"
    CLOCK = "clock"
