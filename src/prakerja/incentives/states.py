"""The life of an instalment, and what there is to be paid."""

from enum import StrEnum

from django.db.models import TextChoices


class InstalmentState(TextChoices):
    #: Earned; its day is yet to come, or something stands in its way.
    PLANNED = "planned"
    #: Its money is its holder's (`AccountKind.INCENTIVE_DUE`), and is to be paid.
    DUE = "due"
    #: Its certificate was withdrawn before it was paid: its money is on the card again, or in the treasury.
    TAKEN_BACK = "taken"


class SurveyState(TextChoices):
    OPEN = "open"
    #: Whatever the answers, its money falls due in the night.
    HANDED_IN = "handed_in"
    DUE = "due"
    #: Its last day went by.
    LOST = "lost"
    #: As an instalment is.
    TAKEN_BACK = "taken"


class DueKind(StrEnum):
    """For what something is due: an instalment and a survey of one card may have the same number."""

    INSTALMENT = "instalment"
    SURVEY = "survey"
