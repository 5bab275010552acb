"""What the screening writes into the audit."""

from enum import StrEnum


class ScreeningEvent(StrEnum):
    LIST_IMPORTED = "screening.list.imported"
    WAVE_SCREENED = "screening.wave.screened"
    RECIPIENTS_ADDED = "screening.recipients.added"
