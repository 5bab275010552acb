"""What a participant reads before they confirm that they are present."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.training.models import Attendance, PresencePhoto, PresenceRequest, Purchase
from prakerja.training.photos.states import NOT_COUNTED


@dataclass(frozen=True)
class OwnPresence:
    purchase: int
    sequence: int
    #: The code is not redeemed: confirming does that as well.
    begins: bool
    title: str
    institution: str
    redirect_address: str
    asked_at: datetime
    #: The first moment at which it is too late.
    expires_at: datetime
    is_confirmed: bool
    #: It was, and its photo was found to show somebody else.
    is_refused: bool
    is_declined: bool


def request_of(applicant_id: UUID, state: str) -> PresenceRequest | None:
    """None: nobody was asked under this, or somebody else, or it is long over."""
    digests = every_digest(state, purpose=Purpose.PRESENCE)
    return PresenceRequest.objects.filter(digest__in=digests, applicant_id=applicant_id).first()


def own_presence(applicant_id: UUID, state: str) -> OwnPresence | None:
    """None: there is no such request to this person, whoever else it may be to."""
    asked = request_of(applicant_id, state)
    if asked is None:
        return None
    key = {"applicant_id": asked.applicant_id, "purchase": asked.purchase, "sequence": asked.sequence}
    purchases = Purchase.objects.select_related("schedule__course__institution")
    purchase = purchases.get(pk=(asked.applicant_id, asked.purchase))
    course = purchase.schedule.course
    photo = PresencePhoto.objects.filter(**key).values_list("state", flat=True).first()
    return OwnPresence(
        purchase=asked.purchase,
        sequence=asked.sequence,
        begins=purchase.redeemed_at is None,
        title=course.title,
        institution=course.institution.name,
        redirect_address=asked.redirect_address,
        asked_at=asked.asked_at,
        expires_at=asked.expires_at,
        is_confirmed=photo not in NOT_COUNTED and Attendance.objects.filter(**key).exists(),
        is_refused=photo in NOT_COUNTED,
        is_declined=asked.declined_at is not None,
    )
