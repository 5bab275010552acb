"""What partners write into the audit."""

from enum import StrEnum


class PartnersEvent(StrEnum):
    ADMITTED = "partners.partner.admitted"
    SUSPENDED = "partners.partner.suspended"
    RESUMED = "partners.partner.resumed"
    #: The key itself is written nowhere.
    KEY_GIVEN = "partners.key.given"
    KEY_ENDED = "partners.key.ended"
    ADDRESS_ADDED = "partners.address.added"
    ADDRESS_REMOVED = "partners.address.removed"
    WEBHOOK_SET = "partners.webhook.set"
    WEBHOOK_ENDED = "partners.webhook.ended"
    WEBHOOK_ROTATED = "partners.webhook.rotated"
    WEBHOOK_TRIED = "partners.webhook.tried"
    #: Nothing was taken there for days, or they said that they are gone.
    WEBHOOK_STOPPED = "partners.webhook.stopped"
    EVENTS_REPLAYED = "partners.events.replayed"
