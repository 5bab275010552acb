"""The reviewers' queue: what is free for whom, until when, and what a look into it leaves behind."""

from datetime import datetime, timedelta
from typing import Final
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.identity.close_review import ReasonMissing
from prakerja.identity.decide_review import decide_review
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.open_photo import NotYourCase, open_photo
from prakerja.identity.querysets import TAKEN_FOR
from prakerja.identity.read_full_nik import read_full_nik
from prakerja.identity.reviewers_cases import holder_against, may_see
from prakerja.identity.rules import RefusalReason, ReviewReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.take_review import ReviewTaken, take_review
from prakerja.kit.actor import Actor
from prakerja.messages.models import Message
from tests.situations.identity import (
    NOW,
    SITI,
    claiming,
    in_hand,
    in_review,
    last_photo,
    numbers,
    taken,
    verified,
    with_both_photos,
)

pytestmark = pytest.mark.django_db
SECOND: Final = timedelta(seconds=1)


def take(review: Review, by: Actor, now: datetime = NOW) -> Review:
    return take_review(review_id=review.pk, by=by, now=now)


def decide(
    review: Review, by: Actor, now: datetime = NOW, decision: ReviewDecision = ReviewDecision.APPROVED
) -> Review:
    told = RefusalReason.ANOTHER_PERSON if decision is ReviewDecision.REFUSED else ""
    return decide_review(review_id=review.pk, decision=decision, told_reason=told, note=" Sama. ", by=by, now=now)


def test_the_queue_is_the_oldest_first_and_without_what_is_decided(rina: Actor) -> None:
    first, second, third = (in_review(numbers(number)) for number in range(3))
    for review, hours in ((first, 1), (second, 3), (third, 2)):
        Review.objects.filter(pk=review.pk).update(opened_at=NOW - timedelta(hours=hours))
    assert [review.pk for review in Review.objects.waiting()] == [second.pk, third.pk, first.pk]
    decide(in_hand(third, rina), rina)
    assert [review.pk for review in Review.objects.waiting()] == [second.pk, first.pk]


@pytest.mark.parametrize(("after", "is_free"), [(timedelta(), False), (TAKEN_FOR, False), (TAKEN_FOR + SECOND, True)])
def test_a_case_is_anothers_for_half_an_hour_and_then_free(
    after: timedelta, is_free: bool, rina: Actor, joko: Actor
) -> None:
    review = take(in_review(), rina)
    assert review.is_free(NOW + after) is is_free
    if is_free:
        assert take(review, joko, NOW + after).reviewer_id == joko.account_id
    else:
        with pytest.raises(ReviewTaken):
            take(review, joko, NOW + after)


def test_taking_it_again_starts_the_half_hour_anew(rina: Actor, joko: Actor) -> None:
    review = take(in_review(), rina)
    take(review, rina, NOW + TAKEN_FOR)
    with pytest.raises(ReviewTaken):
        take(review, joko, NOW + TAKEN_FOR + SECOND)
    assert take(review, joko, NOW + 2 * TAKEN_FOR + SECOND)


def test_who_was_slow_decides_as_long_as_nobody_else_has_taken_it(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    assert decide(review, rina, NOW + 10 * TAKEN_FOR).decided_at == NOW + 10 * TAKEN_FOR


def test_a_decided_case_is_taken_by_nobody(rina: Actor, joko: Actor) -> None:
    review = decide(in_hand(in_review(), rina), rina)
    for somebody in (rina, joko):
        with pytest.raises(ReviewTaken):
            take(review, somebody, NOW + 2 * TAKEN_FOR)


def test_a_case_that_there_is_not_is_taken_decided_and_read_by_nobody(rina: Actor) -> None:
    nowhere = (uuid4(), 1)
    with pytest.raises(ReviewTaken):
        take_review(review_id=nowhere, by=rina, now=NOW)
    with pytest.raises(ReviewTaken):
        decide_review(review_id=nowhere, decision=ReviewDecision.APPROVED, note="Sama", by=rina, now=NOW)
    with pytest.raises(NotYourCase):
        read_full_nik(review_id=nowhere, by=rina, now=NOW)
    assert not Event.objects.filter(actor_id=rina.account_id).exists()


def test_the_note_is_kept_without_the_space_around_it(rina: Actor) -> None:
    assert decide(in_hand(in_review(), rina), rina).note == "Sama."


@pytest.mark.parametrize("decision", ReviewDecision)
def test_no_decision_has_an_empty_note(decision: ReviewDecision, rina: Actor) -> None:
    review = take(in_review(), rina)
    with pytest.raises(ReasonMissing):
        decide_review(
            review_id=review.pk, decision=decision, told_reason="another_person", note="\n \t", by=rina, now=NOW
        )
    review.refresh_from_db()
    assert (review.decision, review.decided_at) == ("", None)
    assert not Message.objects.exists()


def test_the_decision_in_the_audit_says_what_and_what_was_told_and_why(rina: Actor) -> None:
    review = decide(in_hand(in_review(), rina), rina, decision=ReviewDecision.REFUSED)
    event = Event.objects.get(name="identity.review.decided")
    assert event.facts == {"decision": "refused", "told_reason": "another_person"}
    assert (event.reason, event.actor_id, event.owner_id) == ("Sama.", rina.account_id, review.applicant_id)
    assert event.subject_id == f"{review.applicant_id}:{review.number}"


# Pictures and numbers


def test_who_has_no_case_of_theirs_sees_nobody(rina: Actor, joko: Actor) -> None:
    review = take(in_review(), rina)
    assert may_see(review.applicant_id, rina, now=NOW)
    assert not may_see(review.applicant_id, joko, now=NOW)
    assert not may_see(uuid4(), rina, now=NOW)


def test_after_half_an_hour_a_case_shows_nobody_to_who_had_taken_it(rina: Actor) -> None:
    review = take(in_review(), rina)
    assert may_see(review.applicant_id, rina, now=NOW + timedelta(minutes=30))
    assert not may_see(review.applicant_id, rina, now=NOW + timedelta(minutes=30, seconds=1))


def test_of_two_cases_each_reviewer_sees_their_own(rina: Actor, joko: Actor) -> None:
    mine, other = take(in_review(numbers(1)), rina), take(in_review(numbers(2)), joko)
    assert (may_see(mine.applicant_id, rina, now=NOW), may_see(other.applicant_id, rina, now=NOW)) == (True, False)


def test_both_sides_of_a_claim_are_seen_and_of_a_doubt_one(rina: Actor) -> None:
    holder = verified(SITI)
    claimant = with_both_photos(claiming(SITI))
    claim = Review.objects.get(applicant_id=claimant.pk)
    doubt = in_review(numbers(5))
    side = holder_against(claim)
    assert side is not None
    assert side.pk == holder.pk
    assert holder_against(doubt) is None
    take(claim, rina)
    assert may_see(holder.pk, rina, now=NOW)


def test_a_picture_that_was_deleted_opens_for_nobody(rina: Actor) -> None:
    review = take(in_review(), rina)
    photo = last_photo(review.applicant_id)
    Photo.objects.filter(pk=photo.pk).update(file_name="")
    with pytest.raises(NotYourCase):
        open_photo(photo_id=photo.pk, is_there=True, by=rina, now=NOW)
    assert not Event.objects.filter(name="identity.photo.opened").exists()


def test_every_look_at_a_picture_and_a_number_is_on_record_with_whose_it_was(rina: Actor) -> None:
    review = take(in_review(SITI), rina)
    for _ in range(2):
        open_photo(photo_id=last_photo(review.applicant_id).pk, is_there=True, by=rina, now=NOW)
        assert read_full_nik(review_id=review.pk, by=rina, now=NOW) == SITI.nik
    looks = Event.objects.filter(name__in=["identity.photo.opened", "identity.nik.read"])
    assert looks.count() == 4
    assert set(looks.values_list("owner_id", "actor_id")) == {(review.applicant_id, rina.account_id)}
    assert not [event for event in looks if SITI.nik in f"{event.facts}{event.subject_id}"]


def test_a_case_left_to_a_colleague_is_closed_to_whoever_had_it(rina: Actor, joko: Actor) -> None:
    review = in_hand(in_review(), rina)
    take(review, joko, NOW + TAKEN_FOR + SECOND)
    with pytest.raises(NotYourCase):
        read_full_nik(review_id=review.pk, by=rina, now=NOW + TAKEN_FOR + SECOND)
    with pytest.raises(ReviewTaken):
        decide(review, rina, NOW + TAKEN_FOR + SECOND)


# Why a case


def test_a_doubt_and_a_photo_that_failed_are_both_named(rina: Actor) -> None:
    review = in_review()
    assert review.reasons == [ReviewReason.NAME_DIFFERS]
    assert not review.is_claim
    event = Event.objects.get(name="identity.review.opened")
    assert (event.facts, event.actor_kind) == ({"reasons": ["name_differs"]}, "applicant")


def test_a_claimant_never_told_from_somebody_in_doubt_by_a_letter() -> None:
    verified(SITI)
    Message.objects.all().delete()
    with_both_photos(claiming(SITI))
    in_review(numbers(8))
    assert not Message.objects.exists()


# What the database itself holds


def test_an_applicant_has_one_open_case() -> None:
    review = in_review()
    with pytest.raises(IntegrityError, match="an_applicant_has_one_open_review"), transaction.atomic():
        Review.objects.create(applicant_id=review.applicant_id, number=2, reasons=[], opened_at=NOW)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"decision": "approved"}, "a_decided_review_names_who_what_and_why"),
        ({"decided_at": NOW, "decision": "approved", "note": "Sama"}, "a_decided_review_names_who_what_and_why"),
        ({"reviewer_id": uuid4()}, "a_taken_review_has_its_time"),
        ({"taken_at": NOW}, "a_taken_review_has_its_time"),
        ({"reviewer_id": uuid4(), "taken_at": NOW - timedelta(days=1)}, "a_taken_review_has_its_time"),
    ],
)
def test_a_case_that_contradicts_itself_is_refused(facts: dict[str, object], constraint: str) -> None:
    review = in_review()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Review.objects.filter(pk=review.pk).update(**facts)


def test_approving_verifies_at_the_moment_of_the_decision(rina: Actor) -> None:
    review, later = in_hand(in_review(), rina), NOW + timedelta(minutes=9)
    decide(review, rina, later)
    identity = Identity.objects.get(pk=review.applicant_id)
    assert (identity.state, identity.verified_at) == (IdentityState.VERIFIED, later)


def test_taking_a_case_tells_nobody_and_moves_nothing(rina: Actor) -> None:
    review = in_review()
    before = Identity.objects.get(pk=review.applicant_id).state
    taken(review, rina)
    assert Identity.objects.get(pk=review.applicant_id).state == before
    assert not Message.objects.exists()
