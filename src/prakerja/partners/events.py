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
