"""How far an applicant is with the three parts of this step: journey reads all at once, and asks here what it means."""

from collections.abc import Collection

from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.models import Particulars


def status_of(applicant_id: ApplicantId) -> StepStatus:
    """Of the particulars."""
    completed = list(Particulars.objects.filter(pk=applicant_id).values_list("completed_at", flat=True))
    return status_in(begun=bool(completed), is_complete=bool(completed) and completed[0] is not None)


def status_in(*, begun: bool, is_complete: bool) -> StepStatus:
    """Of the particulars."""
    if is_complete:
        return StepStatus.DONE
    return StepStatus.IN_PROGRESS if begun else StepStatus.NOT_STARTED


def phone_status_in(*, is_proven: bool, is_asked: bool, waits_for_identity: bool) -> StepStatus:
    """Of the phone number. A verified one stays in force while another waits for its code.

    `waits_for_identity`: that is with us, and no SMS is sent before it is confirmed; there is nothing to do here yet.
    """
    if is_proven:
        return StepStatus.DONE
    if waits_for_identity:
        return StepStatus.WAITING
    return StepStatus.IN_PROGRESS if is_asked else StepStatus.NOT_STARTED


def declaration_status_in(versions: Collection[str]) -> StepStatus:
    """Of the declaration, by the versions that were signed. ATTENTION: not the current one, which is to be read."""
    if not versions:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if current_declaration().version in versions else StepStatus.ATTENTION
