"""How far an applicant is with step 1."""

from prakerja.accounts.models import Account
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus


def status_of(applicant_id: ApplicantId) -> StepStatus:
    """An account exists only once its address is confirmed."""
    return StepStatus.DONE if Account.objects.filter(pk=applicant_id).exists() else StepStatus.NOT_STARTED
