"""Whether somebody has opened both pictures: who decides about a face has seen it. Part of the verbs."""

from prakerja.audit.models import Event
from prakerja.audit.record import key_of_subject
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.face import Face, faces_of


class FacesNotSeen(Refused):
    """One of the two pictures was not opened by whoever would decide."""


def require_faces_seen(photo: PresencePhoto, *, by: Actor) -> None:
    """Each look is on record, by the picture; that the store had none to show counts as one. Raises FacesNotSeen."""
    looks = Event.objects.filter(
        owner_id=photo.applicant_id,
        subject_type=PresencePhoto._meta.label,
        subject_id=key_of_subject(photo),
        name__in=[TrainingEvent.PHOTO_OPENED, TrainingEvent.PHOTO_MISSED],
        actor_id=by.account_id,
    )
    seen = {str(facts.get("face")) for facts in looks.values_list("facts", flat=True)}
    if {str(Face(face)) for face in faces_of(photo)} - seen:
        raise FacesNotSeen
