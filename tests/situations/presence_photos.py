"""Presences with a photo, at each point of what becomes of it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.identity.expect_photo import expect_photo
from prakerja.identity.models import Identity, Photo
from prakerja.identity.photo_rules import PhotoKind
from prakerja.identity.store_photo import PhotoFolder
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.models import PresencePhoto
from prakerja.training.photos.decide_photo import decide_photo
from prakerja.training.photos.face import faces_of
from prakerja.training.photos.note_face_answer import note_face_answer
from prakerja.training.photos.object_to_refusal import object_to_refusal
from prakerja.training.photos.open_face import open_face
from prakerja.training.photos.querysets import PresenceKey
from prakerja.training.photos.states import PhotoDoubt
from tests.situations.identity import a_reviewer
from tests.situations.learning import STARTS, Bought, a_purchase, asked

CHECKING: Final = Actor.system("training.check_photo")
ENDING: Final = Actor.system("training.end_photos")


def known_by_photo(applicant_id: UUID, *, file_name: str = "identity/known.jpg", at: datetime = STARTS) -> Photo:
    """The face by which their identity was verified."""
    Identity.objects.filter(pk=applicant_id).update(photo_set=1)
    return Photo.objects.create(
        applicant_id=applicant_id,
        photo_set=1,
        kind=PhotoKind.SELFIE,
        try_number=1,
        fingerprint=b"known",
        measures={},
        file_name=file_name,
        added_at=at,
    )


def expected(applicant_id: UUID, *, at: datetime = STARTS) -> str:
    """The name of a picture that is about to lie in the store."""
    by = Actor.applicant(applicant_id)
    with unit_of_work(by=by):
        return expect_photo(
            applicant_id=ApplicantId(applicant_id), folder=PhotoFolder.PRESENCE, by=by, now=at
        ).file_name


def present_by_photo(bought: Bought | None = None, sequence: int = 1, *, at: datetime = STARTS) -> Bought:
    """Confirmed with a photo, of which nothing is known yet."""
    bought = bought or a_purchase()
    whose = bought.buyer.applicant_id
    if not Photo.objects.filter(applicant_id=whose).exists():
        known_by_photo(whose)
    state, photo = asked(bought, sequence, at=at), expected(whose, at=at)
    with unit_of_work(by=bought.learner):
        confirm_presence(applicant_id=whose, state=state, photo=photo, by=bought.learner, now=at)
    return bought


def key_of(bought: Bought, sequence: int = 1) -> PresenceKey:
    return bought.buyer.applicant_id, bought.number, sequence


def photo_of(bought: Bought, sequence: int = 1) -> PresencePhoto:
    """As it is now."""
    photo: PresencePhoto = PresencePhoto.objects.get(pk=key_of(bought, sequence))
    return photo


def in_doubt(
    bought: Bought | None = None,
    sequence: int = 1,
    *,
    doubt: PhotoDoubt = PhotoDoubt.UNSURE,
    at: datetime = STARTS,
) -> Bought:
    """A person is to look."""
    bought = present_by_photo(bought, sequence, at=at)
    whose = dict(zip(("applicant_id", "purchase", "sequence"), key_of(bought, sequence), strict=True))
    with unit_of_work(by=CHECKING):
        note_face_answer(**whose, doubt=doubt, by=CHECKING, now=at)  # type: ignore[arg-type]
    return bought


def a_decider(*seen: PresencePhoto, at: datetime = STARTS) -> Actor:
    """A reviewer who has opened both pictures of each."""
    _account, by = a_reviewer()
    for photo in seen:
        look_at(photo, by, at=at)
    return by


def look_at(photo: PresencePhoto, by: Actor, *, at: datetime = STARTS) -> None:
    with unit_of_work(by=by):
        for face in faces_of(photo):
            open_face(
                applicant_id=photo.applicant_id,
                purchase=photo.purchase,
                sequence=photo.sequence,
                face=face,
                is_there=True,
                by=by,
                now=at,
            )


def decided(
    bought: Bought, sequence: int = 1, *, is_theirs: bool, by: Actor | None = None, at: datetime = STARTS
) -> Bought:
    """By somebody who has seen both pictures."""
    by = by or a_decider(photo_of(bought, sequence), at=at)
    with unit_of_work(by=by):
        decide_photo(
            applicant_id=bought.buyer.applicant_id,
            purchase=bought.number,
            sequence=sequence,
            is_theirs=is_theirs,
            note="Wajahnya dibandingkan.",
            by=by,
            now=at,
        )
    return bought


def refused(bought: Bought | None = None, sequence: int = 1, *, at: datetime = STARTS) -> Bought:
    """Found to be another person's."""
    return decided(in_doubt(bought, sequence, at=at), sequence, is_theirs=False, at=at)


def objected(bought: Bought | None = None, sequence: int = 1, *, at: datetime = STARTS) -> Bought:
    """… and their participant says that it is them."""
    bought = refused(bought, sequence, at=at)
    with unit_of_work(by=bought.learner):
        object_to_refusal(
            applicant_id=bought.buyer.applicant_id,
            purchase=bought.number,
            sequence=sequence,
            text="Itu saya, dengan kacamata.",
            by=bought.learner,
            now=at,
        )
    return bought
