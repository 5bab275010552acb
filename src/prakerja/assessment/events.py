"""What the audit hears from this step. A single answer is not an event: its row tells what and when."""

from enum import StrEnum


class AssessmentEvent(StrEnum):
    STARTED = "assessment.sitting.started"
    FINISHED = "assessment.sitting.finished"
    EXTRA_TIME_GRANTED = "assessment.extra_time.granted"
