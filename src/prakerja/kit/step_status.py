"""How far an applicant is with one step; the steps that come before joining answer with one of these."""

from enum import StrEnum


class StepStatus(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    #: The next move is ours: the registry, a person, a gateway.
    WAITING = "waiting"
    #: The applicant must correct something; the step's page says what.
    ATTENTION = "attention"
    DONE = "done"
