"""Who has proven a NIK holds it, and nobody else does: whatever happens to an identity, row and state agree."""

from uuid import UUID

import pytest
from django.db import transaction

from prakerja.audit.models import Event
from prakerja.connectors.registry.answers import Comparison
from prakerja.identity.check_holders import identities_without_their_nik, niks_held_for_nothing
from prakerja.identity.decide_review import decide_review
from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.verify_identity import verify_identity
from prakerja.kit.actor import Actor
from prakerja.kit.holders import HeldByAnother
from tests.situations.identity import (
    NOW,
    SITI,
    SYSTEM,
    all_match,
    answered,
    asking,
    claiming,
    entered,
    in_hand,
    in_photos,
    in_review,
    numbers,
    verified,
    with_both_photos,
)

pytestmark = pytest.mark.django_db


def holders() -> list[UUID]:
    """Of every NIK; and rows and states agree."""
    assert not identities_without_their_nik()
    assert not niks_held_for_nothing()
    return list(NikHolder.objects.values_list("holder_id", flat=True))


def test_who_has_typed_a_nik_or_asks_about_it_does_not_hold_it() -> None:
    entered(SITI)
    asking(SITI)
    assert holders() == []


def test_whom_the_registry_confirms_holds_the_nik_from_then_on() -> None:
    identity = in_photos()
    assert holders() == [identity.pk]
    assert with_both_photos(identity).state == IdentityState.VERIFIED
    assert holders() == [identity.pk]


def test_whom_the_registry_does_not_confirm_holds_nothing() -> None:
    answered(asking(), all_match(birth_date=Comparison.NO_MATCH))
    assert holders() == []


def test_a_doubtful_identity_holds_its_nik_while_a_person_looks() -> None:
    review = in_review()
    assert holders() == [review.applicant_id]


def test_whom_a_reviewer_refuses_gives_the_nik_up_for_its_owner(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    decide_review(
        review_id=review.pk,
        decision=ReviewDecision.REFUSED,
        told_reason=RefusalReason.ANOTHER_PERSON,
        note="Wajah berbeda",
        by=rina,
        now=NOW,
    )
    assert holders() == []
    owner = in_photos(SITI)
    assert holders() == [owner.pk]


def test_nobody_is_verified_with_a_nik_that_another_holds() -> None:
    holder = verified(SITI)
    claimant = with_both_photos(claiming(SITI))
    with pytest.raises(HeldByAnother), transaction.atomic():
        verify_identity(claimant, by=SYSTEM, now=NOW)
    assert Identity.objects.get(pk=claimant.pk).state == IdentityState.CLAIMED
    assert holders() == [holder.pk]


def test_a_state_without_its_row_and_a_row_without_its_state_are_found() -> None:
    robbed, idle = in_photos(SITI), entered(numbers(7))
    NikHolder.objects.filter(holder_id=robbed.pk).delete()
    NikHolder.objects.take(idle.nik_digest, holder_id=idle.pk)
    assert list(identities_without_their_nik()) == [robbed]
    assert [holder.holder_id for holder in niks_held_for_nothing()] == [idle.pk]


def test_the_second_case_of_an_applicant_is_numbered_after_the_first(rina: Actor) -> None:
    first = in_hand(in_review(), rina)
    decide_review(
        review_id=first.pk,
        decision=ReviewDecision.NEW_PHOTOS,
        told_reason="face_unclear",
        note="Buram",
        by=rina,
        now=NOW,
    )
    with_both_photos(Identity.objects.get(pk=first.applicant_id))
    assert [review.number for review in Review.objects.order_by("number")] == [1, 2]
    assert Event.objects.filter(name="identity.review.opened").values_list("subject_id", flat=True).last() == (
        f"{first.applicant_id}:2"
    )
