"""The life of a message."""

from django.db.models import TextChoices


class Channel(TextChoices):
    EMAIL = "email"
    SMS = "sms"


class MessageState(TextChoices):
    QUEUED = "queued"
    SENT = "sent"
    #: The gateway's report says that it reached the handset. E-mail stays at `sent`.
    DELIVERED = "delivered"
    FAILED = "failed"
    #: Not sent in time, e.g. a code that nobody could use any more.
    EXPIRED = "expired"
