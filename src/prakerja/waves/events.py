"""What the waves write into the audit."""

from enum import StrEnum


class WavesEvent(StrEnum):
    PLANNED = "waves.wave.planned"
    CORRECTED = "waves.wave.corrected"
    OPENED = "waves.wave.opened"
    CLOSED = "waves.wave.closed"
    RESCHEDULED = "waves.wave.rescheduled"
    CANCELLED = "waves.wave.cancelled"
    JOINED = "waves.joiner.joined"
    LEFT = "waves.joiner.left"
