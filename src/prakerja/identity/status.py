"""How far an applicant is with this step."""

from typing import Final

from prakerja.identity.models import Identity
from prakerja.identity.states import HOLDING, IdentityState
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus

_STATUS: Final = {
    IdentityState.ENTERED: StepStatus.IN_PROGRESS,
    IdentityState.ASKING: StepStatus.WAITING,
    IdentityState.REFUSED: StepStatus.ATTENTION,
    IdentityState.PHOTOS: StepStatus.IN_PROGRESS,
    IdentityState.CLAIMING: StepStatus.IN_PROGRESS,
    IdentityState.CLAIMED: StepStatus.WAITING,
    IdentityState.REVIEW: StepStatus.WAITING,
    IdentityState.VERIFIED: StepStatus.DONE,
}


def status_of(applicant_id: ApplicantId) -> StepStatus:
    """In one query."""
    state = Identity.objects.for_applicant(applicant_id).values_list("state", flat=True).first()
    return status_in(state)


def is_unconfirmed_with_us(state: str | None) -> bool:
    """The registry is being asked, or a person compares who holds the NIK: nothing is known yet."""
    return status_in(state) is StepStatus.WAITING and state not in HOLDING


def is_confirmed(applicant_id: ApplicantId) -> bool:
    """The registry knows them, and no other account holds the NIK; a person may still have to look at the photos."""
    return Identity.objects.for_applicant(applicant_id).filter(state__in=HOLDING).exists()


def status_in(state: str | None) -> StepStatus:
    """None: nothing was entered yet."""
    return StepStatus.NOT_STARTED if state is None else _STATUS[IdentityState(state)]
