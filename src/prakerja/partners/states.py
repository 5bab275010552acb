"""What a partner does, and who of its staff may what."""

from django.db.models import TextChoices


class PartnerKind(TextChoices):
    #: Sells trainings of institutions: its books hold invoices.
    PLATFORM = "platform"
    #: Teaches: its books hold redeem codes.
    INSTITUTION = "institution"


class PartnerRole(TextChoices):
    """What somebody of a partner's staff may."""

    #: Pengelola: everything, and alone colleagues, sign keys and redirect addresses.
    KEEPER = "keeper"
    #: Staf: reads, and teaches or sells.
    STAFF = "staff"
