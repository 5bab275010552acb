"""Whom a person refused may ask for a second look once; another person decides then, whatever the registry says."""

import pytest
from django.db import transaction

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.identity.ask_again import ask_again, may_ask_again
from prakerja.identity.ask_registry import ask_registry
from prakerja.identity.decide_review import decide_review
from prakerja.identity.enter_numbers import NumbersAreFixed, enter_numbers
from prakerja.identity.models import Identity, Review
from prakerja.identity.rules import RefusalReason, ReviewReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.take_review import OwnDecision, take_review
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.states import MoveRefused
from tests.situations.claims import claim_on, proposed
from tests.situations.identity import (
    BUDI,
    NOW,
    answered,
    in_hand,
    in_review,
    refused_by,
    verified,
    with_both_photos,
)

pytestmark = pytest.mark.django_db


def asks(identity: Identity) -> Identity:
    with transaction.atomic():
        return ask_again(applicant_id=ApplicantId(identity.pk), by=Actor.applicant(identity.pk), now=NOW)


def comes_back(identity: Identity) -> Identity:
    """Everything fits this time, and both photos are good."""
    again = ask_registry(applicant_id=ApplicantId(identity.pk), by=Actor.applicant(identity.pk), now=NOW)
    return with_both_photos(answered(again))


@pytest.mark.parametrize("reason", [RefusalReason.ANOTHER_PERSON, RefusalReason.CARD_NOT_GENUINE])
def test_a_second_look_is_another_persons_however_well_everything_fits(
    reason: RefusalReason, rina: Actor, joko: Actor
) -> None:
    refused = refused_by(rina, reason)
    assert may_ask_again(refused)
    assert asks(refused).state == IdentityState.ENTERED
    assert comes_back(refused).state == IdentityState.REVIEW
    second = Review.objects.waiting().get(applicant_id=refused.pk)
    assert second.reasons == [ReviewReason.REFUSED_BEFORE]
    with pytest.raises(OwnDecision):
        take_review(review_id=second.pk, by=rina, now=NOW)
    in_hand(second, joko)
    decide_review(review_id=second.pk, decision=ReviewDecision.APPROVED, note="Orangnya benar.", by=joko, now=NOW)
    refused.refresh_from_db()
    assert refused.state == IdentityState.VERIFIED


def test_the_second_refusal_is_the_last(rina: Actor, joko: Actor) -> None:
    refused = refused_by(rina)
    asks(refused)
    comes_back(refused)
    second = in_hand(Review.objects.waiting().get(applicant_id=refused.pk), joko)
    told = RefusalReason.ANOTHER_PERSON
    decide_review(
        review_id=second.pk, decision=ReviewDecision.REFUSED, told_reason=told, note="Bukan.", by=joko, now=NOW
    )
    refused.refresh_from_db()
    assert not may_ask_again(refused)
    with pytest.raises(MoveRefused):
        asks(refused)


def test_asking_twice_is_asking_once(rina: Actor) -> None:
    refused = refused_by(rina)
    asks(refused)
    with pytest.raises(MoveRefused):
        asks(refused)
    assert Event.objects.filter(name="identity.identity.asked_again").count() == 1


def test_who_was_refused_by_a_person_and_has_not_asked_enters_nothing(rina: Actor) -> None:
    refused = refused_by(rina)
    by = Actor.applicant(refused.pk)
    with pytest.raises(NumbersAreFixed):
        enter_numbers(applicant_id=ApplicantId(refused.pk), numbers=BUDI, by=by, now=NOW)


@pytest.mark.parametrize("reason", RefusalReason)
def test_whom_no_person_refused_asks_nobody(reason: RefusalReason) -> None:
    identity = verified()
    Identity.objects.filter(pk=identity.pk).update(state=IdentityState.REFUSED, refusal=reason, verified_at=None)
    with pytest.raises(MoveRefused):
        asks(identity)


def test_nobody_asks_for_somebody_else(rina: Actor) -> None:
    refused = refused_by(rina)
    with pytest.raises(PermissionMissing):
        ask_again(applicant_id=ApplicantId(refused.pk), by=Actor.applicant(verified().pk), now=NOW)


def test_new_photos_are_no_refusal_and_leave_the_case_to_whoever_asked_for_them(rina: Actor) -> None:
    first = in_hand(in_review(), rina)
    decide_review(
        review_id=first.pk,
        decision=ReviewDecision.NEW_PHOTOS,
        told_reason="face_unclear",
        note="Buram.",
        by=rina,
        now=NOW,
    )
    with_both_photos(Identity.objects.get(pk=first.applicant_id))
    second = Review.objects.waiting().get(applicant_id=first.applicant_id)
    assert ReviewReason.REFUSED_BEFORE not in second.reasons
    in_hand(second, rina)


def test_who_lost_a_nik_to_a_claim_has_a_case_of_their_own_and_may_ask_again(rina: Actor, joko: Actor) -> None:
    holder = verified()
    claim = claim_on(holder)
    mine = proposed(claim, rina)
    in_hand(claim, joko)
    confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)
    holder.refresh_from_db()
    theirs = Review.objects.get(applicant_id=holder.pk)
    assert (theirs.decision, theirs.told_reason) == (ReviewDecision.REFUSED, RefusalReason.NIK_OF_ANOTHER)
    assert asks(holder).state == IdentityState.ENTERED
    again = ask_registry(applicant_id=ApplicantId(holder.pk), by=Actor.applicant(holder.pk), now=NOW)
    assert answered(again).refusal == RefusalReason.NIK_IN_USE
