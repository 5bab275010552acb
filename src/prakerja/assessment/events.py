"""What the audit hears from this step. A single answer is not an event: its row tells what and when."""

from enum import StrEnum


class AssessmentEvent(StrEnum):
    STARTED = "assessment.sitting.started"
    FINISHED = "assessment.sitting.finished"
    APPLICANT_LOOKED_UP = "assessment.applicant.looked_up"
    EXTRA_TIME_GRANTED = "assessment.extra_time.granted"
