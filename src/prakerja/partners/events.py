"""What partners write into the audit."""

from enum import StrEnum


class PartnersEvent(StrEnum):
    ADMITTED = "partners.partner.admitted"
    SUSPENDED = "partners.partner.suspended"
    RESUMED = "partners.partner.resumed"
    #: The key itself is written nowhere.
    KEY_GIVEN = "partners.key.given"
    KEY_ENDED = "partners.key.ended"
    #: Where it signs people in, and what it may ask for.
    SIGN_IN_REGISTERED = "partners.sign_in.registered"
    CONSENT_GIVEN = "partners.consent.given"
    CONSENT_WITHDRAWN = "partners.consent.withdrawn"
    #: Somebody's browser was given a code for a partner.
    SIGNED_IN = "partners.sign_in.agreed"
    TOKENS_GIVEN = "partners.sign_in.tokens_given"
    #: A code or a refresh token came a second time, and all that came of it has ended.
    TICKET_REUSED = "partners.sign_in.reused"
    ADDRESS_ADDED = "partners.address.added"
    ADDRESS_REMOVED = "partners.address.removed"
    WEBHOOK_SET = "partners.webhook.set"
    WEBHOOK_ENDED = "partners.webhook.ended"
    WEBHOOK_ROTATED = "partners.webhook.rotated"
    WEBHOOK_TRIED = "partners.webhook.tried"
    #: Nothing was taken there for days, or they said that they are gone.
    WEBHOOK_STOPPED = "partners.webhook.stopped"
    EVENTS_REPLAYED = "partners.events.replayed"
