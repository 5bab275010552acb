"""An institution answers what was said of its course: once, and changes nothing of it."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended
from prakerja.training.models import Review
from prakerja.training.reviews.answer_review import AnswerBarred, NoReview, answer_review
from prakerja.training.reviews.read_text import NothingSaid
from prakerja.training.reviews.rules import HiddenFor
from prakerja.training.reviews.write_review import AnsweredAlready
from tests.situations.learning import STARTS
from tests.situations.reviews import GOOD, WITH_A_PHONE, answered, review_of, reviewed
from tests.situations.training import acting, an_institution

pytestmark = pytest.mark.django_db


def answer(reference: UUID, by: Actor, text: str = "Terima kasih.") -> Review:
    with unit_of_work(by=by):
        return answer_review(reference=reference, text=text, by=by, now=STARTS)


def test_the_answer_stands_below_and_changes_nothing_of_the_review() -> None:
    bought = reviewed(stars=2)
    before = review_of(bought)
    after = answer(before.reference, bought.teacher)
    assert (after.stars, after.text, after.written_at) == (2, GOOD, before.written_at)
    assert after.answer == "Terima kasih."
    assert Message.objects.filter(text="review_answered").count() == 1


def test_it_is_answered_once() -> None:
    bought = answered(reviewed())
    again = answer(review_of(bought).reference, bought.teacher)
    assert again.answer == "Terima kasih."
    with pytest.raises(AnsweredAlready):
        answer(again.reference, bought.teacher, "Maaf, begini maksud kami.")


def test_another_institution_finds_none_and_nobody_a_hidden_one() -> None:
    shown, hidden = reviewed(), reviewed(text=WITH_A_PHONE)
    for reference, by in (
        (review_of(shown).reference, acting(an_institution())),
        (review_of(hidden).reference, hidden.teacher),
        (uuid4(), shown.teacher),
    ):
        with pytest.raises(NoReview):
            answer(reference, by)


def test_what_was_written_anew_is_not_answered_by_whoever_read_it_before() -> None:
    bought = reviewed()
    before = review_of(bought).reference
    reviewed(bought, stars=1, text="Ternyata buruk.")
    with pytest.raises(NoReview):
        answer(before, bought.teacher)


def test_an_answer_is_under_the_same_rules() -> None:
    bought = reviewed()
    with pytest.raises(AnswerBarred) as refused:
        answer(review_of(bought).reference, bought.teacher, "Peserta ini 0812-3456-7890, dasar tolol")
    assert refused.value.reasons == [HiddenFor.PHONE, HiddenFor.INSULT]
    with pytest.raises(NothingSaid):
        answer(review_of(bought).reference, bought.teacher, " ")


def test_no_platform_no_stranger_and_no_suspended_institution_answers() -> None:
    bought = reviewed()
    reference = review_of(bought).reference
    for by, refused in (
        (acting(bought.market.platform), NotAPartner),
        (Actor.partner("nobody"), NotAPartner),
        (bought.learner, PermissionMissing),
        (acting(an_institution(suspended_at=STARTS)), PartnerSuspended),
    ):
        with pytest.raises(refused):
            answer(reference, by)


def test_no_answer_is_in_the_database_without_its_moment() -> None:
    reviewed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(answer="Terima kasih.")
