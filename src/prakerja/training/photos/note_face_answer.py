"""The service has said what a photo shows: a match is recorded, and about all else a person decides."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.surplus_pictures import give_up_picture
from prakerja.kit.actor import Actor
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.states import PhotoDoubt, PhotoState


def note_face_answer(
    *, applicant_id: UUID, purchase: int, sequence: int, doubt: PhotoDoubt | None, by: Actor, now: datetime
) -> None:
    """None: it shows the participant, and is deleted. An answer that comes too late changes nothing."""
    require(Permission.KEEP_PRESENCE_PHOTOS, by=by)
    rows = PresencePhoto.objects.of((applicant_id, purchase, sequence))
    photo = rows.filter(state=PhotoState.ASKED).select_for_update(no_key=True).first()
    if photo is None:
        return
    if doubt is None:
        rows.move(to=PhotoState.MATCHED, origin=PhotoState.ASKED, file_name="")
        give_up_picture(applicant_id, photo.file_name, now=now)
    else:
        rows.move(to=PhotoState.WAITING, origin=PhotoState.ASKED, doubt=doubt)
    record(
        TrainingEvent.PHOTO_ANSWERED if doubt is None else TrainingEvent.PHOTO_TO_A_PERSON,
        subject=photo,
        by=by,
        at=now,
        applicant_id=applicant_id,
        sequence=sequence,
        doubt=doubt or "",
    )
