"""The applicant sends a photo of card or face; after the last one the identity is verified, or with a person."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.expect_photo import claim_file
from prakerja.identity.finish_photos import finish_photos
from prakerja.identity.measure_photo import MeasuredPhoto
from prakerja.identity.models import Identity, Photo
from prakerja.identity.photo_rules import PhotoKind, problem_of
from prakerja.identity.states import UPLOADING
from prakerja.identity.surplus_pictures import give_up_pictures
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused


class NoPhotoExpected(Refused):
    """There is nothing to add a photo to, this one is settled already, or its file came too late to stay."""


def add_photo(
    *, applicant_id: ApplicantId, kind: PhotoKind, photo: MeasuredPhoto, file_name: str, by: Actor, now: datetime
) -> Photo:
    """The try is saved with its measures and stands for its kind, or says what was wrong with it.

    `file_name`: of an expected photo. The same file again is the same try: then the photo returned has another
    `file_name`, and the new file is surplus. Raises NoPhotoExpected.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    # Tries of one applicant wait for each other here, so that counting them is safe.
    identity = Identity.objects.lock_in_order().filter(applicant_id=applicant_id, state__in=UPLOADING).first()
    if identity is None:
        raise NoPhotoExpected
    tries = list(Photo.objects.current(identity).filter(kind=kind))
    if same := next((earlier for earlier in tries if bytes(earlier.fingerprint) == photo.fingerprint), None):
        return same
    if tries and tries[-1].is_settled:
        raise NoPhotoExpected
    if not claim_file(applicant_id, file_name, now=now):
        raise NoPhotoExpected
    # Only the last try is kept as a picture; of the others the measures are enough.
    give_up_pictures(Photo.objects.filter(applicant_id=applicant_id, kind=kind), now=now)
    added = _added(identity, kind, photo, file_name, len(tries) + 1, now)
    record(
        IdentityEvent.PHOTO_ADDED,
        subject=added,
        by=by,
        at=now,
        applicant_id=applicant_id,
        kind=kind,
        problem=added.problem,
    )
    if added.is_settled:
        finish_photos(identity, by=by, now=now)
    return added


def _added(
    identity: Identity, kind: PhotoKind, photo: MeasuredPhoto, file_name: str, try_number: int, now: datetime
) -> Photo:
    measures = photo.measures
    return Photo.objects.create(
        applicant_id=identity.applicant_id,
        photo_set=identity.photo_set,
        kind=kind,
        try_number=try_number,
        fingerprint=photo.fingerprint,
        problem=problem_of(measures) or "",
        measures={
            "width": measures.width,
            "height": measures.height,
            "sharpness": measures.sharpness,
            "brightness": measures.brightness,
            "blown_out": measures.blown_out,
        },
        file_name=file_name,
        added_at=now,
    )
