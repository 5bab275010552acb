"""What the waves write into the audit."""

from enum import StrEnum


class WavesEvent(StrEnum):
    PLANNED = "waves.wave.planned"
    OPENED = "waves.wave.opened"
    CLOSED = "waves.wave.closed"
    STEP_PROPOSED = "waves.step.proposed"
    STEP_CONFIRMED = "waves.step.confirmed"
    PROPOSAL_WITHDRAWN = "waves.step.withdrawn"
    JOINED = "waves.joiner.joined"
    LEFT = "waves.joiner.left"
