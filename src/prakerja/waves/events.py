"""What the waves write into the audit."""

from enum import StrEnum


class WavesEvent(StrEnum):
    PLANNED = "waves.wave.planned"
    OPENED = "waves.wave.opened"
    CLOSED = "waves.wave.closed"
    JOINED = "waves.joiner.joined"
    LEFT = "waves.joiner.left"
