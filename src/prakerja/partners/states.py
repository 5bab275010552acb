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


class AddressUse(TextChoices):
    """Of an address that a partner has registered for signing people in."""

    #: Where they are led back to with a code.
    REDIRECT = "redirect"
    #: The partner's own page for signing in.
    LOGIN = "login"


class TicketKind(TextChoices):
    """What somebody who signs in with a partner brings it, and what that becomes."""

    CODE = "code"
    ACCESS = "access"
    REFRESH = "refresh"


class Ended(TextChoices):
    """Why nothing of a signing in opens anything any more."""

    #: The consent was taken back.
    WITHDRAWN = "withdrawn"
    #: The account's sessions are over everywhere, for whatever reason; its consent stands.
    SIGNED_OUT = "signed_out"
    #: A code or a refresh token came a second time: one of two holds it who should not.
    REUSED = "reused"
    SUSPENDED = "suspended"
