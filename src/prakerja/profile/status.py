"""How far an applicant is with the three parts of this step; the task list and joining read these. One query each."""

from collections.abc import Collection

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
    return status_in(begun=bool(completed), is_complete=bool(completed) and completed[0] is not None)


def status_in(*, begun: bool, is_complete: bool) -> StepStatus:
    """Of the particulars."""
    if is_complete:
        return StepStatus.DONE
    return StepStatus.IN_PROGRESS if begun else StepStatus.NOT_STARTED


def phone_status_of(applicant_id: ApplicantId) -> StepStatus:
    """Of the phone number. A verified one stays in force while another waits for its code."""
    verified = Phone.objects.filter(pk=applicant_id).annotate(rank=Value(1)).values_list("rank")
    sent = Code.objects.of(PHONE_PROOF, applicant_id).order_by().annotate(rank=Value(0)).values_list("rank")
    furthest = max((rank for (rank,) in verified.union(sent)), default=None)
    return phone_status_in(is_proven=furthest == 1, is_asked=furthest == 0)


def phone_status_in(*, is_proven: bool, is_asked: bool) -> StepStatus:
    """Of the phone number."""
    if is_proven:
        return StepStatus.DONE
    return StepStatus.IN_PROGRESS if is_asked else StepStatus.NOT_STARTED


def declaration_status_of(applicant_id: ApplicantId) -> StepStatus:
    """Of the declaration. ATTENTION: an older version was signed, and the current one is to be read."""
    return declaration_status_in(Declaration.objects.for_applicant(applicant_id).values_list("version", flat=True))


def declaration_status_in(versions: Collection[str]) -> StepStatus:
    """Of the declaration, by the versions that were signed."""
    if not versions:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if current_declaration().version in versions else StepStatus.ATTENTION
