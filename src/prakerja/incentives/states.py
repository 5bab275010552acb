"""The life of an instalment."""

from django.db.models import TextChoices


class InstalmentState(TextChoices):
    #: Earned; its day is yet to come, or something stands in its way.
    PLANNED = "planned"
    #: Its money is its holder's (`AccountKind.INCENTIVE_DUE`), and is to be paid.
    DUE = "due"
