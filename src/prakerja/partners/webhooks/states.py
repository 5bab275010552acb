"""The life of a webhook and of an event."""

from typing import Final

from django.db.models import TextChoices


class WebhookState(TextChoices):
    LIVE = "live"
    #: For days nobody took anything there; its partner sets it anew.
    STOPPED = "stopped"


class EventState(TextChoices):
    #: To be read; no webhook wanted to hear of it when it happened.
    LISTED = "listed"
    #: To be delivered, at once or after a while.
    WAITING = "waiting"
    DELIVERED = "delivered"
    #: Tried as often as is tried; its partner may have it replayed.
    PARKED = "parked"


EVENT_MOVES: Final = {
    EventState.LISTED: {EventState.WAITING},
    #: To itself: tried in vain, and to be tried again. To listed: the webhook was ended.
    EventState.WAITING: {EventState.WAITING, EventState.DELIVERED, EventState.PARKED, EventState.LISTED},
    EventState.DELIVERED: {EventState.WAITING},
    EventState.PARKED: {EventState.WAITING},
}
