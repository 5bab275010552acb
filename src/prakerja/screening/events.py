"""What the screening writes into the audit."""

from enum import StrEnum


class ScreeningEvent(StrEnum):
    LIST_IMPORTED = "screening.list.imported"
    LIST_PUT_IN_FORCE = "screening.list.put_in_force"
    LIST_WITHDRAWN = "screening.list.withdrawn"
    WAVE_SCREENED = "screening.wave.screened"
    RECIPIENTS_ADDED = "screening.recipients.added"
