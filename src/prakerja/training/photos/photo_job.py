"""The job from a photo to what is known of it. It opens the units of work, because store and service are waited for
between them."""

from datetime import datetime
from typing import Final

from prakerja.connectors.faces.answers import Likeness
from prakerja.connectors.faces.compare import Faces, compare, is_compared
from prakerja.connectors.failures import NotAccepted
from prakerja.identity.store_photo import read_photo
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.note_face_answer import note_face_answer
from prakerja.training.photos.querysets import PresenceKey
from prakerja.training.photos.question_of_photo import PhotoQuestion, question_of_photo
from prakerja.training.photos.states import SILENT_AFTER, PhotoDoubt

_ASKING: Final = Actor.system("training.check_photo")
_DOUBTS: Final = {Likeness.SAME: None, Likeness.UNSURE: PhotoDoubt.UNSURE, Likeness.OTHER: PhotoDoubt.OTHER}


def run_photo_check(key: PresenceKey) -> None:
    """What the service says is written down, once. Raises TryAgain while it says nothing, for a day."""
    with unit_of_work(by=_ASKING) as work:
        question = question_of_photo(key, by=work.actor)
    if question is None:
        return
    try:
        doubt = _doubt(question)
    except TryAgain:
        if not _is_silent_for_long(key, read_clock()):
            raise
        doubt = PhotoDoubt.SILENT
    applicant_id, purchase, sequence = key
    with unit_of_work(by=_ASKING) as work:
        note_face_answer(
            applicant_id=applicant_id,
            purchase=purchase,
            sequence=sequence,
            doubt=doubt,
            by=work.actor,
            now=work.now,
        )


def _doubt(question: PhotoQuestion) -> PhotoDoubt | None:
    """Raises TryAgain."""
    if not question.known:
        return PhotoDoubt.NOTHING_KNOWN
    if not is_compared():
        # It was, when the photo was sent.
        return PhotoDoubt.SILENT
    try:
        faces = Faces(known=read_photo(question.known), taken=read_photo(question.taken))
    except FileNotFoundError:
        return PhotoDoubt.NOTHING_KNOWN
    try:
        return _DOUBTS[compare(faces)]
    except NotAccepted:
        return PhotoDoubt.SILENT


def _is_silent_for_long(key: PresenceKey, now: datetime) -> bool:
    sent_at = PresencePhoto.objects.of(key).values_list("sent_at", flat=True).first()
    return sent_at is not None and now >= sent_at + SILENT_AFTER
