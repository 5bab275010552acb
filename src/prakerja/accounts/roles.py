"""The roles of the programme office."""

from django.db.models import TextChoices


class Role(TextChoices):
    #: Plans waves; proposes and confirms their steps (never both for the same step).
    OFFICER = "officer"
    #: Looks at doubtful identities and photos, side by side.
    REVIEWER = "reviewer"
    #: Holds one of the secrets that make the seed of a draw.
    CUSTODIAN = "custodian"
    #: Reads everything, changes nothing.
    AUDITOR = "auditor"
