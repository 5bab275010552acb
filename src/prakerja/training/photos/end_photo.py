"""A picture that was kept for long enough is deleted; what nobody has decided by then stands."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.surplus_pictures import give_up_picture
from prakerja.kit.actor import Actor
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PresencePhoto, Purchase
from prakerja.training.photos.decide_photo import add_decision, lock_photo, settle
from prakerja.training.photos.querysets import PresenceKey
from prakerja.training.photos.states import PhotoState


def end_photo(key: PresenceKey, *, by: Actor, now: datetime) -> bool:
    """False: it is gone already, or is kept for longer by now."""
    require(Permission.KEEP_PRESENCE_PHOTOS, by=by)
    applicant_id, purchase, sequence = key
    bought = Purchase.objects.lock_by_key((applicant_id, purchase))
    photo = lock_photo(key)
    if not photo.file_name or photo.kept_until > now:
        return False
    if photo.state == PhotoState.REFUSED:
        PresencePhoto.objects.of(key).update(file_name="")
        give_up_picture(applicant_id, photo.file_name, now=now)
    else:
        # Nobody is to lose anything by a decision that nobody took.
        add_decision(photo, is_theirs=True, decided_by=None, note="", now=now)
        settle(bought, photo, is_theirs=True, now=now)
    record(TrainingEvent.PHOTO_ENDED, subject=photo, by=by, at=now, applicant_id=applicant_id, sequence=sequence)
    return True
