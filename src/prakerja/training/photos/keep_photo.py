"""The photo that came with a presence. Part of the verb that confirms it."""

from datetime import datetime

from prakerja.identity.expect_photo import claim_file
from prakerja.kit.actor import ApplicantId
from prakerja.kit.queue import put_on_queue
from prakerja.kit.refused import Refused
from prakerja.training.jobs import check_photo
from prakerja.training.models import PresencePhoto, Purchase
from prakerja.training.photos.states import KEPT_FOR


class PhotoTooLate(Refused):
    """Its file lies in the store for too long already, and is on its way out."""


def keep_photo(purchase: Purchase, sequence: int, file_name: str, *, now: datetime) -> None:
    """The service will be asked about it, in the background. `file_name`: of an expected photo. Raises PhotoTooLate."""
    if not claim_file(ApplicantId(purchase.applicant_id), file_name, now=now):
        raise PhotoTooLate
    PresencePhoto.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        sequence=sequence,
        file_name=file_name,
        sent_at=now,
        kept_until=now + KEPT_FOR,
    )
    put_on_queue(check_photo, applicant_id=purchase.applicant_id, purchase=purchase.number, sequence=sequence)
