"""What the screening writes into the audit."""

from enum import StrEnum


class ScreeningEvent(StrEnum):
    LIST_HANDED_IN = "screening.list.handed_in"
    LIST_REFUSED = "screening.list.refused"
    LIST_GIVEN_UP = "screening.list.given_up"
    LIST_TRIED_AGAIN = "screening.list.tried_again"
    LIST_IMPORTED = "screening.list.imported"
    LIST_PUT_IN_FORCE = "screening.list.put_in_force"
    LIST_WITHDRAWN = "screening.list.withdrawn"
    WAVE_SCREENED = "screening.wave.screened"
    IDENTITY_LOST = "screening.identity.lost"
    RECIPIENTS_ADDED = "screening.recipients.added"
