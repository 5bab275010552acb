"""A person decides with both pictures before them, once; after an objection another one does."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.models import PresenceDecision
from prakerja.training.photos.decide_photo import NoteMissing, NothingToDecide, OwnFirstDecision, decide_photo
from prakerja.training.photos.end_photo import end_photo
from prakerja.training.photos.face import Face
from prakerja.training.photos.object_to_refusal import NothingRefused, WordsMissing, object_to_refusal
from prakerja.training.photos.open_face import NoFaceToShow, name_of_face
from prakerja.training.photos.seen_faces import FacesNotSeen
from prakerja.training.photos.states import KEPT_FOR, PhotoState
from prakerja.training.require_attending import attended_of
from tests.situations.learning import STARTS, Bought
from tests.situations.presence_photos import (
    ENDING,
    a_decider,
    decided,
    in_doubt,
    key_of,
    look_at,
    objected,
    photo_of,
    present_by_photo,
    refused,
)

pytestmark = pytest.mark.django_db


def decide(bought: Bought, by: Actor, *, is_theirs: bool = False, note: str = "Wajah lain.") -> None:
    applicant_id, purchase, sequence = key_of(bought)
    with unit_of_work(by=by):
        decide_photo(
            applicant_id=applicant_id,
            purchase=purchase,
            sequence=sequence,
            is_theirs=is_theirs,
            note=note,
            by=by,
            now=STARTS,
        )


def say(bought: Bought, text: str = "Itu saya.", *, by: Actor | None = None, after: timedelta = timedelta()) -> None:
    applicant_id, purchase, sequence = key_of(bought)
    by = by or bought.learner
    with unit_of_work(by=by):
        object_to_refusal(
            applicant_id=applicant_id, purchase=purchase, sequence=sequence, text=text, by=by, now=STARTS + after
        )


def end(bought: Bought, *, after: timedelta = KEPT_FOR) -> bool:
    with unit_of_work(by=ENDING):
        return end_photo(key_of(bought), by=ENDING, now=STARTS + after)


def test_who_has_seen_one_picture_alone_decides_nothing() -> None:
    bought, by = in_doubt(), a_decider()
    with pytest.raises(FacesNotSeen):
        decide(bought, by)


def test_a_decision_has_its_reason() -> None:
    bought = in_doubt()
    with pytest.raises(NoteMissing):
        decide(bought, a_decider(photo_of(bought)), note="  ")


@pytest.mark.parametrize("make", [present_by_photo, refused])
def test_what_nobody_is_to_look_at_is_neither_shown_nor_decided(make: Callable[[], Bought]) -> None:
    bought, by = make(), a_decider()
    with pytest.raises(NothingToDecide):
        decide(bought, by)
    with pytest.raises(NoFaceToShow):
        name_of_face(key_of(bought), Face.TAKEN, by=by)


def test_the_second_of_two_deciders_is_told() -> None:
    bought = in_doubt()
    first, second = a_decider(photo_of(bought)), a_decider(photo_of(bought))
    decide(bought, first, is_theirs=True)
    with pytest.raises(NothingToDecide):
        decide(bought, second)
    assert PresenceDecision.objects.count() == 1


def test_who_refused_it_does_not_look_again() -> None:
    bought = in_doubt()
    by = a_decider(photo_of(bought))
    decide(bought, by)
    say(bought)
    look_at(photo_of(bought), by)
    with pytest.raises(OwnFirstDecision):
        decide(bought, by, is_theirs=True)


def test_an_objection_leaves_it_out_until_another_person_has_decided() -> None:
    bought = objected()
    assert attended_of(bought.purchase) == frozenset()
    decided(bought, is_theirs=False)
    assert photo_of(bought).state == PhotoState.REFUSED
    with pytest.raises(NothingRefused):
        say(bought, "Sungguh.")


def test_the_same_objection_twice_is_one() -> None:
    bought = refused()
    say(bought)
    say(bought)
    assert photo_of(bought).state == PhotoState.OBJECTED


@pytest.mark.parametrize("text", ["", " \n ", "x" * 2_001, "\u200b"])
def test_an_objection_says_something(text: str) -> None:
    with pytest.raises(WordsMissing):
        say(refused(), text)


def test_after_its_time_nobody_objects() -> None:
    with pytest.raises(NothingRefused):
        say(refused(), after=KEPT_FOR)


def test_what_nobody_has_decided_in_time_stands_and_no_picture_is_left() -> None:
    bought = in_doubt()
    assert not end(bought, after=KEPT_FOR - timedelta(seconds=1))
    assert end(bought)
    assert (photo_of(bought).state, photo_of(bought).file_name) == (PhotoState.STANDS, "")
    decision = PresenceDecision.objects.get()
    assert (decision.is_theirs, decision.decided_by) == (True, None)
    assert not end(bought)


def test_an_objection_that_nobody_has_answered_in_time_is_right() -> None:
    bought = objected()
    assert end(bought)
    assert attended_of(bought.purchase) == frozenset({1})


def test_a_refusal_stays_when_its_picture_goes() -> None:
    bought = refused()
    assert end(bought)
    assert (photo_of(bought).state, photo_of(bought).file_name) == (PhotoState.REFUSED, "")
    assert attended_of(bought.purchase) == frozenset()
