"""How far an applicant is with the test."""

from prakerja.assessment.models import Sitting
from prakerja.assessment.states import SittingState
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus


def status_of(applicant_id: ApplicantId) -> StepStatus:
    """In one query, without the test itself."""
    return status_in(Sitting.objects.filter(pk=applicant_id).values_list("state", flat=True).first())


def status_in(state: str | None) -> StepStatus:
    """None: the test was not begun."""
    if state is None:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if state == SittingState.FINISHED else StepStatus.IN_PROGRESS
