"""What a partner does."""

from django.db.models import TextChoices


class PartnerKind(TextChoices):
    #: Sells trainings of institutions: its books hold invoices.
    PLATFORM = "platform"
    #: Teaches: its books hold redeem codes.
    INSTITUTION = "institution"
