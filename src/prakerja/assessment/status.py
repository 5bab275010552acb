"""How far an applicant is with the test."""

from prakerja.assessment.models import Sitting
from prakerja.assessment.states import SittingState
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus


def status_of(applicant_id: ApplicantId) -> StepStatus:
    sitting = Sitting.objects.for_applicant(applicant_id)
    if sitting is None:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if sitting.state == SittingState.FINISHED else StepStatus.IN_PROGRESS
