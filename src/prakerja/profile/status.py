"""How far an applicant is with the three parts of this step; the task list and joining read these. One query each."""

from django.db.models import Value

from prakerja.codes.models import Code
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.models import Declaration, Particulars, Phone
from prakerja.profile.phone_proof import PHONE_PROOF


def status_of(applicant_id: ApplicantId) -> StepStatus:
    """Of the particulars."""
    completed = list(Particulars.objects.filter(pk=applicant_id).values_list("completed_at", flat=True))
    if not completed:
        return StepStatus.NOT_STARTED
    return StepStatus.IN_PROGRESS if completed[0] is None else StepStatus.DONE


def phone_status_of(applicant_id: ApplicantId) -> StepStatus:
    """Of the phone number. A verified one stays in force while another waits for its code."""
    verified = Phone.objects.filter(pk=applicant_id).annotate(rank=Value(1)).values_list("rank")
    sent = Code.objects.of(PHONE_PROOF, applicant_id).order_by().annotate(rank=Value(0)).values_list("rank")
    furthest = max((rank for (rank,) in verified.union(sent)), default=None)
    return {None: StepStatus.NOT_STARTED, 0: StepStatus.IN_PROGRESS, 1: StepStatus.DONE}[furthest]


def declaration_status_of(applicant_id: ApplicantId) -> StepStatus:
    """Of the declaration. ATTENTION: an older version was signed, and the current one is to be read."""
    versions = set(Declaration.objects.for_applicant(applicant_id).values_list("version", flat=True))
    if not versions:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if current_declaration().version in versions else StepStatus.ATTENTION
