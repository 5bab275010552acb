"""What becomes of the photo of a presence, ready to be done."""

from functools import partial

from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.photos.decide_photo import NothingToDecide, decide_photo
from prakerja.training.photos.end_photo import end_photo
from prakerja.training.photos.face import Face
from prakerja.training.photos.note_face_answer import note_face_answer
from prakerja.training.photos.object_to_refusal import object_to_refusal
from prakerja.training.photos.open_face import open_face
from prakerja.training.photos.states import KEPT_FOR, PhotoDoubt
from tests.situations.learning import STARTS, Bought, a_purchase, asked
from tests.situations.presence_photos import (
    CHECKING,
    ENDING,
    a_decider,
    expected,
    in_doubt,
    key_of,
    objected,
    photo_of,
    present_by_photo,
    refused,
)
from tests.verbs.table import Doing, verb

_GONE = "training_presencephoto identity_surplusphoto a_job"


def _of(bought: Bought) -> dict[str, object]:
    return dict(zip(("applicant_id", "purchase", "sequence"), key_of(bought), strict=True))


@verb(
    "training.confirm_presence: with a photo",
    writes="training_purchase training_purchasemove partners_partnerevent training_attendance training_presencephoto"
    " identity_surplusphoto a_job",
    events="training.presence.confirmed",
)
def confirming() -> Doing:
    bought = a_purchase()
    whose = bought.buyer.applicant_id
    state, photo = asked(bought), expected(whose)
    do = partial(confirm_presence, applicant_id=whose, state=state, photo=photo, by=bought.learner, now=STARTS)
    return Doing(do, bought.learner, whose)


@verb("training.note_face_answer", writes=_GONE, events="training.photo.answered")
def matching() -> Doing:
    bought = present_by_photo()
    do = partial(note_face_answer, **_of(bought), doubt=None, by=CHECKING, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, CHECKING, bought.buyer.applicant_id)


@verb("training.note_face_answer: a doubt", writes="training_presencephoto", events="training.photo.to_a_person")
def doubting() -> Doing:
    bought = present_by_photo()
    of_it = {**_of(bought), "doubt": PhotoDoubt.OTHER}
    do = partial(note_face_answer, **of_it, by=CHECKING, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, CHECKING, bought.buyer.applicant_id)


@verb("training.open_face", events="training.photo.opened", is_another=True)
def looking() -> Doing:
    bought, by = in_doubt(), a_decider()
    of_it = {**_of(bought), "face": Face.TAKEN, "is_there": True}
    return Doing(partial(open_face, **of_it, by=by, now=STARTS), by, bought.buyer.applicant_id)  # type: ignore[arg-type]


def _deciding(bought: Bought, *, is_theirs: bool) -> Doing:
    by = a_decider(photo_of(bought))
    of_it = {**_of(bought), "is_theirs": is_theirs, "note": "Wajah lain."}
    return Doing(partial(decide_photo, **of_it, by=by, now=STARTS), by, bought.buyer.applicant_id)  # type: ignore[arg-type]


@verb(
    "training.decide_photo",
    writes=f"training_presencedecision {_GONE}",
    events="training.photo.decided",
    again=NothingToDecide,
)
def deciding_that_it_is_them() -> Doing:
    return _deciding(in_doubt(), is_theirs=True)


@verb(
    "training.decide_photo: another person",
    writes="training_presencedecision training_presencephoto training_purchase training_payablehold"
    " partners_partnerevent a_message",
    events="training.photo.decided",
    again=NothingToDecide,
)
def deciding_that_it_is_another() -> Doing:
    return _deciding(in_doubt(), is_theirs=False)


@verb(
    "training.decide_photo: after an objection",
    writes=f"training_presencedecision {_GONE} training_payablehold partners_partnerevent a_message",
    events="training.photo.decided",
    again=NothingToDecide,
)
def deciding_again() -> Doing:
    return _deciding(objected(), is_theirs=True)


@verb("training.object_to_refusal", writes="training_presencephoto", events="training.photo.objected")
def objecting() -> Doing:
    bought = refused()
    of_it = {**_of(bought), "text": "Itu saya."}
    do = partial(object_to_refusal, **of_it, by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb("training.end_photo", writes=_GONE, events="training.photo.ended")
def ending_a_refusal() -> Doing:
    bought = refused()
    do = partial(end_photo, key_of(bought), by=ENDING, now=STARTS + KEPT_FOR)
    return Doing(do, ENDING, bought.buyer.applicant_id)


@verb(
    "training.end_photo: nobody has looked",
    writes=f"training_presencedecision {_GONE}",
    events="training.photo.ended",
)
def ending_what_nobody_decided() -> Doing:
    bought = in_doubt()
    do = partial(end_photo, key_of(bought), by=ENDING, now=STARTS + KEPT_FOR)
    return Doing(do, ENDING, bought.buyer.applicant_id)
