"""Whether a reviewer has opened every photo of a case: who decides about a face has seen it. Part of the verbs."""

from prakerja.audit.models import Event
from prakerja.audit.record import key_of_subject
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.reviewers_cases import sides_of
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class PhotosNotSeen(Refused):
    """A picture of one of the sides was not opened by whoever would decide."""


def require_photos_seen(review: Review, *, by: Actor, may_lack: bool = False) -> None:
    """Each look is on record, by the picture: another one that came later must be opened as well. Raises PhotosNotSeen.

    For a NIK that two hand over, the photos of both sides. `may_lack`: for whoever asks for new ones, it does that the
    store had none to show.
    """
    pictures = [photo for side in sides_of(review) for photo in _pictures_of(side)]
    keys = {key_of_subject(photo) for photo in pictures}
    looks = Event.objects.filter(
        owner_id__in={photo.applicant_id for photo in pictures},
        subject_type=Photo._meta.label,
        subject_id__in=keys,
        name__in=[IdentityEvent.PHOTO_OPENED, *([IdentityEvent.PHOTO_MISSED] if may_lack else [])],
        actor_id=by.account_id,
    )
    if keys - set(looks.values_list("subject_id", flat=True)):
        raise PhotosNotSeen


def _pictures_of(identity: Identity) -> list[Photo]:
    return list(Photo.objects.current(identity).exclude(file_name=""))
