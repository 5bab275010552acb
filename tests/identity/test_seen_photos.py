"""Who decides a case has opened every photo of it: each decision is tried with each of the photos left closed."""

from collections.abc import Callable
from itertools import product

import pytest
from django.db import transaction

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.states import ProposalState
from prakerja.identity.decide_review import decide_review
from prakerja.identity.models import Identity, Photo, Review
from prakerja.identity.open_photo import open_photo
from prakerja.identity.photo_rules import PhotoFault, PhotoKind
from prakerja.identity.reviewers_cases import sides_of
from prakerja.identity.rules import RefusalReason
from prakerja.identity.seen_photos import PhotosNotSeen
from prakerja.identity.states import ReviewDecision
from prakerja.journey.decide_claim import decide_claim
from prakerja.journey.propose_hand_over import propose_hand_over
from prakerja.kit.actor import Actor
from tests.situations.claims import claim_on, proposed
from tests.situations.identity import (
    NOW,
    in_hand,
    in_photos,
    in_review,
    taken,
    with_both_photos,
    with_photo,
)

pytestmark = pytest.mark.django_db

_TOLD = {
    ReviewDecision.APPROVED: "",
    ReviewDecision.NEW_PHOTOS: PhotoFault.FACE_UNCLEAR,
    ReviewDecision.REFUSED: RefusalReason.ANOTHER_PERSON,
}
type Decide = Callable[[Review, Actor], object]


def pictures(review: Review) -> list[Photo]:
    return [photo for side in sides_of(review) for photo in Photo.objects.current(side).order_by("kind")]


def look_at_all_but(left_closed: int, review: Review, by: Actor) -> None:
    for place, photo in enumerate(pictures(review)):
        if place != left_closed:
            open_photo(photo_id=photo.pk, is_there=True, by=by, now=NOW)


def deciding(decision: ReviewDecision) -> Decide:
    return lambda review, by: decide_review(
        review_id=review.pk, decision=decision, told_reason=_TOLD[decision], note="Cocok.", by=by, now=NOW
    )


def deciding_the_claim(decision: ReviewDecision) -> Decide:
    return lambda review, by: decide_claim(
        review_id=review.pk, decision=decision, told_reason=_TOLD[decision], note="Cocok.", by=by, now=NOW
    )


def proposing(review: Review, by: Actor) -> object:
    return propose_hand_over(review_id=review.pk, note="Cocok.", by=by, now=NOW)


def a_claim_with_four_photos() -> Review:
    return claim_on(with_both_photos(in_photos()))


_OF_CLAIMS: list[Decide] = [
    proposing,
    deciding_the_claim(ReviewDecision.NEW_PHOTOS),
    deciding_the_claim(ReviewDecision.REFUSED),
]


@pytest.mark.parametrize(("decision", "left_closed"), list(product(ReviewDecision, range(2))))
def test_a_case_is_not_decided_with_a_photo_left_closed(
    decision: ReviewDecision, left_closed: int, rina: Actor
) -> None:
    review = taken(in_review(), rina)
    look_at_all_but(left_closed, review, rina)
    with pytest.raises(PhotosNotSeen), transaction.atomic():
        deciding(decision)(review, rina)
    look_at_all_but(-1, review, rina)
    deciding(decision)(review, rina)


@pytest.mark.parametrize("decision", ReviewDecision)
def test_a_picture_that_the_store_has_lost_lets_nobody_judge_a_face_but_ask_for_a_new_one(
    decision: ReviewDecision, rina: Actor
) -> None:
    review = taken(in_review(), rina)
    look_at_all_but(0, review, rina)
    open_photo(photo_id=pictures(review)[0].pk, is_there=False, by=rina, now=NOW)
    if decision is not ReviewDecision.NEW_PHOTOS:
        with pytest.raises(PhotosNotSeen):
            deciding(decision)(review, rina)
    else:
        deciding(decision)(review, rina)


@pytest.mark.parametrize(("decide", "left_closed"), list(product(_OF_CLAIMS, range(4))))
def test_nor_is_a_claim_with_a_photo_of_either_side_left_closed(decide: Decide, left_closed: int, rina: Actor) -> None:
    claim = taken(a_claim_with_four_photos(), rina)
    look_at_all_but(left_closed, claim, rina)
    with pytest.raises(PhotosNotSeen), transaction.atomic():
        decide(claim, rina)
    look_at_all_but(-1, claim, rina)
    decide(claim, rina)


@pytest.mark.parametrize("left_closed", range(4))
def test_the_second_reviewer_confirms_nothing_with_a_photo_left_closed(
    left_closed: int, rina: Actor, joko: Actor
) -> None:
    claim = a_claim_with_four_photos()
    mine = proposed(claim, rina)
    taken(claim, joko)
    look_at_all_but(left_closed, claim, joko)
    with pytest.raises(PhotosNotSeen), transaction.atomic():
        confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)
    mine.refresh_from_db()
    assert mine.state == ProposalState.PROPOSED
    look_at_all_but(-1, claim, joko)
    confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)


def test_what_a_colleague_saw_was_seen_by_the_colleague(rina: Actor, joko: Actor) -> None:
    review = in_review()
    in_hand(review, rina)
    Review.objects.filter(pk=review.pk).update(reviewer_id=joko.account_id)
    with pytest.raises(PhotosNotSeen):
        deciding(ReviewDecision.APPROVED)(review, joko)


def test_the_photos_of_an_earlier_case_are_not_those_of_this_one(rina: Actor) -> None:
    first = in_hand(in_review(), rina)
    deciding(ReviewDecision.NEW_PHOTOS)(first, rina)
    with_both_photos(Identity.objects.get(pk=first.applicant_id))
    second = taken(Review.objects.waiting().get(applicant_id=first.applicant_id), rina)
    with pytest.raises(PhotosNotSeen), transaction.atomic():
        deciding(ReviewDecision.APPROVED)(second, rina)
    look_at_all_but(-1, second, rina)
    deciding(ReviewDecision.APPROVED)(second, rina)


def test_a_side_that_has_sent_no_photo_has_none_to_open(rina: Actor) -> None:
    proposing(in_hand(claim_on(in_photos()), rina), rina)


def test_a_photo_that_the_holder_sends_meanwhile_must_be_opened_as_well(rina: Actor) -> None:
    holder = in_photos()
    claim = in_hand(claim_on(holder), rina)
    with_photo(holder, PhotoKind.KTP)
    with pytest.raises(PhotosNotSeen):
        proposing(claim, rina)
