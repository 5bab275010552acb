"""What a person decides."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.identity.close_review import ReasonMissing
from prakerja.identity.decide_review import decide_review
from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.identity.open_photo import NotYourCase, name_of_photo, open_photo
from prakerja.identity.photo_rules import PhotoFault
from prakerja.identity.read_full_nik import read_full_nik
from prakerja.identity.rules import RefusalReason, ReviewReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.take_review import ReviewTaken, take_review
from prakerja.kit.actor import Actor
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.states import MoveRefused
from prakerja.messages.models import Message
from tests.situations.identity import (
    NOW,
    SITI,
    claiming,
    in_hand,
    in_photos,
    in_review,
    last_photo,
    taken,
    verified,
    with_both_photos,
)

pytestmark = pytest.mark.django_db


def decided(
    review: Review, decision: ReviewDecision, by: Actor, told_reason: str = "", note: str = "Cocok."
) -> Identity:
    decide_review(review_id=review.pk, decision=decision, told_reason=told_reason, note=note, by=by, now=NOW)
    return Identity.objects.get(pk=review.applicant_id)


def texts() -> list[str]:
    return list(Message.objects.order_by("created_at", "id").values_list("text", flat=True))


def test_an_approved_identity_is_verified(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    assert decided(review, ReviewDecision.APPROVED, rina).state == IdentityState.VERIFIED
    assert texts() == ["identity_verified"]


def test_new_photos_start_five_new_tries_and_end_in_a_new_case(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    identity = decided(review, ReviewDecision.NEW_PHOTOS, rina, PhotoFault.FACE_UNCLEAR)
    assert (identity.state, identity.photos_wanted) == (IdentityState.PHOTOS, PhotoFault.FACE_UNCLEAR)
    assert texts() == ["identity_photos_again"]
    with_both_photos(identity)
    assert Review.objects.waiting().count() == 1
    assert identity.state == IdentityState.REVIEW


def test_a_refused_identity_says_why_and_frees_the_nik(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    identity = decided(review, ReviewDecision.REFUSED, rina, RefusalReason.ANOTHER_PERSON)
    assert (identity.state, identity.refusal) == (IdentityState.REFUSED, RefusalReason.ANOTHER_PERSON)
    assert texts() == ["identity_refused"]
    assert in_photos(SITI).state == IdentityState.PHOTOS


def test_the_decision_is_on_record_with_who_and_why(rina: Actor) -> None:
    decided(in_hand(in_review(), rina), ReviewDecision.APPROVED, rina, note="Ejaan lama nama yang sama.")
    event = Event.objects.get(name="identity.review.decided")
    assert (event.actor_id, event.reason) == (rina.account_id, "Ejaan lama nama yang sama.")


@pytest.mark.parametrize(
    ("decision", "told", "note"),
    [
        (ReviewDecision.APPROVED, "", "  "),
        (ReviewDecision.REFUSED, "", "Bukan dia."),
        (ReviewDecision.NEW_PHOTOS, "", "Kabur."),
    ],
)
def test_no_decision_without_its_reason(rina: Actor, decision: ReviewDecision, told: str, note: str) -> None:
    review = in_hand(in_review(), rina)
    with pytest.raises(ReasonMissing):
        decided(review, decision, rina, told, note)


def test_two_reviewers_cannot_take_the_same_case(rina: Actor, joko: Actor) -> None:
    review = taken(in_review(), rina)
    with pytest.raises(ReviewTaken):
        taken(review, joko)


def test_who_has_not_taken_a_case_cannot_decide_it(rina: Actor, joko: Actor) -> None:
    review = in_review()
    with pytest.raises(ReviewTaken):
        decided(review, ReviewDecision.APPROVED, rina)
    taken(review, rina)
    with pytest.raises(ReviewTaken):
        decided(review, ReviewDecision.APPROVED, joko)


def test_a_case_left_lying_is_free_again_after_half_an_hour(rina: Actor, joko: Actor) -> None:
    review = in_hand(in_review(), rina)
    assert joko.account_id
    later = NOW + timedelta(minutes=31)
    take_review(review_id=review.pk, by=joko, now=later)
    with pytest.raises(ReviewTaken):
        decided(review, ReviewDecision.APPROVED, rina)


def test_a_case_is_decided_once(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    decided(review, ReviewDecision.APPROVED, rina)
    with pytest.raises(ReviewTaken):
        decided(review, ReviewDecision.REFUSED, rina, RefusalReason.ANOTHER_PERSON)


def test_nothing_is_saved_when_the_audit_row_fails(rina: Actor, request: pytest.FixtureRequest) -> None:
    review = in_hand(in_review(), rina)
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        decided(review, ReviewDecision.APPROVED, rina)
    review.refresh_from_db()
    assert review.decided_at is None


@pytest.fixture
def holder() -> Identity:
    return verified(SITI)


@pytest.fixture
def claim(holder: Identity) -> Review:
    claimant = with_both_photos(claiming(SITI))
    return Review.objects.get(applicant_id=claimant.pk)


def test_a_claim_with_both_photos_waits_for_a_person(claim: Review) -> None:
    assert claim.is_claim
    assert claim.identity.state == IdentityState.CLAIMED
    assert ReviewReason.NIK_CLAIMED in claim.reasons


def test_only_a_nik_in_use_can_be_claimed() -> None:
    from prakerja.identity.claim_nik import claim_nik  # noqa: PLC0415
    from prakerja.kit.actor import ApplicantId  # noqa: PLC0415

    identity = in_photos()
    with pytest.raises(MoveRefused):
        claim_nik(applicant_id=ApplicantId(identity.applicant_id), by=Actor.applicant(identity.applicant_id), now=NOW)


def test_the_database_itself_lets_one_account_hold_a_nik(holder: Identity) -> None:
    claimant = claiming(SITI)
    with pytest.raises(IntegrityError), transaction.atomic():
        NikHolder.objects.create(digest=claimant.nik_digest, holder_id=claimant.pk)
    with pytest.raises(HeldByAnother), transaction.atomic():
        NikHolder.objects.take(claimant.nik_digest, holder_id=claimant.pk)


def test_a_photo_opens_for_who_has_the_case_and_is_on_record(rina: Actor, joko: Actor) -> None:
    review = taken(in_review(), rina)
    photo = last_photo(review.applicant_id)
    assert name_of_photo(photo_id=photo.pk, by=rina, now=NOW) == photo.file_name
    assert not Event.objects.filter(name="identity.photo.opened").exists()
    open_photo(photo_id=photo.pk, is_there=True, by=rina, now=NOW)
    assert Event.objects.get(name="identity.photo.opened").actor_id == rina.account_id
    with pytest.raises(NotYourCase):
        open_photo(photo_id=photo.pk, is_there=True, by=joko, now=NOW)
    with pytest.raises(NotYourCase):
        name_of_photo(photo_id=photo.pk, by=joko, now=NOW)


def test_both_sides_of_a_claim_open_for_its_reviewer(holder: Identity, claim: Review, rina: Actor) -> None:
    photo = last_photo(holder.pk)
    with pytest.raises(NotYourCase):
        open_photo(photo_id=photo.pk, is_there=True, by=rina, now=NOW)
    taken(claim, rina)
    open_photo(photo_id=photo.pk, is_there=True, by=rina, now=NOW)
    assert name_of_photo(photo_id=photo.pk, by=rina, now=NOW)


def test_after_the_decision_the_photo_is_closed(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    decided(review, ReviewDecision.APPROVED, rina)
    with pytest.raises(NotYourCase):
        open_photo(photo_id=last_photo(review.applicant_id).pk, is_there=True, by=rina, now=NOW)


def test_a_full_nik_is_read_by_who_has_the_case_and_is_on_record(rina: Actor, joko: Actor) -> None:
    review = taken(in_review(SITI), rina)
    assert read_full_nik(review_id=review.pk, by=rina, now=NOW) == SITI.nik
    assert Event.objects.get(name="identity.nik.read").actor_id == rina.account_id
    with pytest.raises(NotYourCase):
        read_full_nik(review_id=review.pk, by=joko, now=NOW)
