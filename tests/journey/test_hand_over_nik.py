"""A NIK leaves the account that holds it by two reviewers alone, and what they were shown is what is done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.db import transaction

from prakerja.accounts.models import Account
from prakerja.approvals.confirm_proposal import (
    ConfirmedAlready,
    ProposalExpired,
    ProposalVoid,
    SamePerson,
    confirm_proposal,
)
from prakerja.approvals.end_proposals import end_proposals
from prakerja.approvals.propose_act import AlreadyProposed, ReasonMissing, propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.approvals.states import ProposalState
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.audit.models import Event
from prakerja.authority.models import Member
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.identity.check_holders import identities_without_their_nik, niks_held_for_nothing
from prakerja.identity.decide_review import decide_review
from prakerja.identity.models import Identity, NikHolder, Review
from prakerja.identity.photo_rules import PhotoFault, PhotoKind
from prakerja.identity.refuse_identity import refuse_identity
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.take_review import ReviewTaken, take_review
from prakerja.journey.acts import HAND_OVER_NIK, NothingToHandOver, subject_of_claim
from prakerja.journey.decide_claim import decide_claim
from prakerja.journey.hand_over_nik import hand_over_nik
from prakerja.journey.propose_hand_over import propose_hand_over
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from tests.situations.claims import claim_on, confirmed, handed_over, proposed
from tests.situations.identity import (
    NOW,
    SITI,
    SYSTEM,
    a_reviewer,
    in_hand,
    in_photos,
    in_review,
    verified,
    with_both_photos,
    with_photo,
)
from tests.situations.screening import Known, a_recipient
from tests.situations.waves import a_wave, an_officer, joined

pytestmark = pytest.mark.django_db


@pytest.fixture
def rina() -> Actor:
    return a_reviewer()[1]


@pytest.fixture
def joko() -> Actor:
    return a_reviewer()[1]


@pytest.fixture
def holder() -> Identity:
    return verified(SITI)


@pytest.fixture
def claim(holder: Identity) -> Review:
    return claim_on(holder)


def refreshed(identity: Identity) -> Identity:
    return Identity.objects.get(pk=identity.pk)


def whose() -> list[object]:
    assert not identities_without_their_nik()
    assert not niks_held_for_nothing()
    return list(NikHolder.objects.values_list("holder_id", flat=True))


def test_two_reviewers_give_the_nik_to_the_claimant(holder: Identity, claim: Review, rina: Actor, joko: Actor) -> None:
    decided = handed_over(claim, rina, joko)
    claimant, before = refreshed(claim.identity), refreshed(holder)
    assert (claimant.state, whose()) == (IdentityState.VERIFIED, [claimant.pk])
    assert (before.state, before.refusal) == (IdentityState.REFUSED, RefusalReason.NIK_OF_ANOTHER)
    assert decided.state == ProposalState.CARRIED_OUT
    assert set(Message.objects.values_list("owner_id", "text")) >= {
        (claimant.pk, "identity_verified"),
        (holder.pk, "identity_refused"),
    }


def test_what_one_reviewer_alone_can_do_leaves_the_nik_where_it_is(
    holder: Identity, claim: Review, rina: Actor
) -> None:
    in_hand(claim, rina)
    with pytest.raises(NotConfirmed), transaction.atomic():
        decide_claim(review_id=claim.pk, decision=ReviewDecision.APPROVED, note="Ya", by=rina, now=NOW)
    with pytest.raises(NotConfirmed), transaction.atomic():
        hand_over_nik(applicant_id=ApplicantId(claim.applicant_id), number=claim.number, by=rina, now=NOW)
    mine = propose_hand_over(review_id=claim.pk, note="Ya", by=rina, now=NOW)
    with pytest.raises(NotConfirmed), transaction.atomic():
        hand_over_nik(applicant_id=ApplicantId(claim.applicant_id), number=claim.number, by=rina, now=NOW)
    in_hand(claim, rina)
    with pytest.raises(SamePerson), transaction.atomic():
        confirm_proposal(proposal_id=mine.pk, by=rina, now=NOW)
    assert whose() == [holder.pk]


def test_the_second_must_have_the_case_before_them(holder: Identity, claim: Review, rina: Actor, joko: Actor) -> None:
    mine = proposed(claim, rina)
    with pytest.raises(ReviewTaken), transaction.atomic():
        confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)
    mine.refresh_from_db()
    assert (mine.state, whose()) == (ProposalState.PROPOSED, [holder.pk])
    confirmed(mine, claim, joko)
    assert whose() == [claim.applicant_id]


def test_the_first_must_have_the_case_before_them(claim: Review, rina: Actor, joko: Actor) -> None:
    with pytest.raises(ReviewTaken):
        propose_hand_over(review_id=claim.pk, note="Ya", by=rina, now=NOW)
    in_hand(claim, joko)
    with pytest.raises(ReviewTaken):
        propose_hand_over(review_id=claim.pk, note="Ya", by=rina, now=NOW)


def test_a_proposal_says_why_and_frees_the_case(claim: Review, rina: Actor) -> None:
    in_hand(claim, rina)
    with pytest.raises(ReasonMissing), transaction.atomic():
        propose_hand_over(review_id=claim.pk, note=" ", by=rina, now=NOW)
    propose_hand_over(review_id=claim.pk, note="Ya", by=rina, now=NOW)
    assert Review.objects.get(pk=claim.pk).is_free(NOW)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR, Role.CUSTODIAN])
def test_nobody_but_a_reviewer_is_one_of_the_two(role: Role, claim: Review, rina: Actor) -> None:
    other, mine = an_officer(role), proposed(claim, rina)
    with pytest.raises(PermissionMissing):
        propose_hand_over(review_id=claim.pk, note="Ya", by=other, now=NOW)
    with pytest.raises(PermissionMissing):
        confirm_proposal(proposal_id=mine.pk, by=other, now=NOW)


_OTHERWISE: Final = {
    ReviewDecision.REFUSED: RefusalReason.CLAIM_REFUSED,
    ReviewDecision.NEW_PHOTOS: PhotoFault.CARD_CUT_OFF,
}


@pytest.mark.parametrize("by_the_same", [True, False])
@pytest.mark.parametrize("decision", _OTHERWISE)
def test_every_other_decision_of_the_claim_ends_what_was_proposed(
    decision: ReviewDecision, by_the_same: bool, holder: Identity, claim: Review, rina: Actor, joko: Actor
) -> None:
    mine, decider = proposed(claim, rina), rina if by_the_same else joko
    in_hand(claim, decider)
    decide_claim(
        review_id=claim.pk, decision=decision, told_reason=_OTHERWISE[decision], note="Tidak", by=decider, now=NOW
    )
    mine.refresh_from_db()
    assert (mine.state, mine.ended_by) == (ProposalState.VOID, decider.account_id)
    with pytest.raises(ProposalVoid):
        confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)
    assert whose() == [holder.pk]


def _joins(holder: Identity, _by: Actor) -> None:
    joined(a_wave(), ApplicantId(holder.pk))


def _receives(holder: Identity, _by: Actor) -> None:
    a_recipient(Known(ApplicantId(holder.pk), SITI.nik, SITI.family_card), wave=a_wave(number=3))


def _is_refused(holder: Identity, by: Actor) -> None:
    refuse_identity(holder, refusal=RefusalReason.ANOTHER_PERSON, by=by, now=NOW)


def _another_holds_it(holder: Identity, by: Actor) -> None:
    """The NIK has gone to a third account, whose photos nobody of the two has seen."""
    _is_refused(holder, by)
    in_photos(SITI)


_MEANWHILE: Final[dict[str, Callable[[Identity, Actor], None]]] = {
    "the holder joined a wave": _joins,
    "the NIK received": _receives,
    "the holder was refused": _is_refused,
    "a third account holds it": _another_holds_it,
}


@pytest.mark.parametrize("what", _MEANWHILE)
def test_what_was_shown_is_done_or_nothing_is(
    what: str, holder: Identity, claim: Review, rina: Actor, joko: Actor
) -> None:
    mine = proposed(claim, rina)
    _MEANWHILE[what](holder, SYSTEM)
    before = whose()
    in_hand(claim, joko)
    with pytest.raises(ProposalVoid), transaction.atomic():
        confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)
    assert whose() == before
    end_proposals(by=Actor.system("approvals.end_proposals"), now=NOW)
    mine.refresh_from_db()
    assert mine.state == ProposalState.VOID


def test_a_photo_that_neither_has_seen_ends_the_proposal(rina: Actor, joko: Actor) -> None:
    holder = in_photos(SITI)
    claim = claim_on(holder)
    mine = proposed(claim, rina)
    with_photo(holder, PhotoKind.KTP)
    in_hand(claim, joko)
    with pytest.raises(ProposalVoid):
        confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)


def test_a_void_proposal_makes_room_for_another_one(holder: Identity, claim: Review, rina: Actor, joko: Actor) -> None:
    first = proposed(claim, rina)
    _joins(holder, SYSTEM)
    second = proposed(claim, joko)
    assert second.pk != first.pk
    confirmed(second, claim, rina)
    assert whose() == [claim.applicant_id]


def test_two_proposals_of_one_claim_do_not_stand_beside_each_other(claim: Review, rina: Actor, joko: Actor) -> None:
    proposed(claim, rina)
    with pytest.raises(AlreadyProposed):
        proposed(claim, joko)


def test_a_withdrawn_and_an_overdue_proposal_are_confirmed_by_nobody(claim: Review, rina: Actor, joko: Actor) -> None:
    mine = proposed(claim, rina)
    later = NOW + timedelta(hours=72)
    take_review(review_id=claim.pk, by=joko, now=later)
    with pytest.raises(ProposalExpired), transaction.atomic():
        confirm_proposal(proposal_id=mine.pk, by=joko, now=later)
    withdraw_proposal(proposal_id=mine.pk, reason="Keliru", by=joko, now=NOW)
    in_hand(claim, joko)
    assert propose_hand_over(review_id=claim.pk, note="Sekali lagi", by=joko, now=NOW).pk != mine.pk


def test_who_is_no_reviewer_any_more_has_proposed_nothing(claim: Review, rina: Actor, joko: Actor) -> None:
    mine = proposed(claim, rina)
    Member.objects.filter(account_id__in=[rina.account_id]).delete()
    in_hand(claim, joko)
    with pytest.raises(ProposalVoid):
        confirm_proposal(proposal_id=mine.pk, by=joko, now=NOW)


def test_a_third_one_is_told_who_was_first(claim: Review, rina: Actor, joko: Actor) -> None:
    mine = handed_over(claim, rina, joko)
    with pytest.raises(ConfirmedAlready):
        confirm_proposal(proposal_id=mine.pk, by=a_reviewer()[1], now=NOW)


def test_the_holders_own_case_ends_with_it(rina: Actor, joko: Actor) -> None:
    holders_case = in_review(SITI)
    handed_over(claim_on(holders_case.identity), rina, joko)
    holders_case.refresh_from_db()
    assert (holders_case.decision, holders_case.reviewer_id) == (ReviewDecision.REFUSED, joko.account_id)


def test_a_nik_that_nobody_holds_any_more_is_given_by_one(holder: Identity, claim: Review, rina: Actor) -> None:
    _is_refused(holder, SYSTEM)
    in_hand(claim, rina)
    with pytest.raises(NothingToHandOver), transaction.atomic():
        propose_hand_over(review_id=claim.pk, note="Ya", by=rina, now=NOW)
    decide_claim(review_id=claim.pk, decision=ReviewDecision.APPROVED, note="Asli", by=rina, now=NOW)
    assert whose() == [claim.applicant_id]


def test_a_refused_claim_leaves_the_nik_where_it_is(holder: Identity, claim: Review, rina: Actor) -> None:
    in_hand(claim, rina)
    reason = RefusalReason.CLAIM_REFUSED
    decide_claim(
        review_id=claim.pk, decision=ReviewDecision.REFUSED, told_reason=reason, note="Bukan", by=rina, now=NOW
    )
    assert refreshed(claim.identity).refusal == reason
    assert (refreshed(holder).state, whose()) == (IdentityState.VERIFIED, [holder.pk])


def test_a_claimant_may_be_asked_for_new_photos(claim: Review, rina: Actor) -> None:
    in_hand(claim, rina)
    decide_claim(
        review_id=claim.pk,
        decision=ReviewDecision.NEW_PHOTOS,
        told_reason=PhotoFault.CARD_CUT_OFF,
        note="Terpotong",
        by=rina,
        now=NOW,
    )
    claimant = refreshed(claim.identity)
    assert claimant.state == IdentityState.CLAIMING
    assert with_both_photos(claimant).state == IdentityState.CLAIMED


@pytest.mark.parametrize("subject", ["0", "", ":", "x:1", "9d0b2c1e", "9d0b2c1e-0000-4000-8000-000000000000:1"])
def test_what_is_no_claim_is_not_handed_over(subject: str, rina: Actor) -> None:
    with pytest.raises(NothingToHandOver):
        propose_act(act=HAND_OVER_NIK, subject=subject, reason="Ya", by=rina, now=NOW)


def test_both_names_stand_in_the_audit(holder: Identity, claim: Review, rina: Actor, joko: Actor) -> None:
    handed_over(claim, rina, joko)
    on = {"on": subject_of_claim(claim.pk), "act": HAND_OVER_NIK.name}
    told = {event.name: event.actor_id for event in Event.objects.filter(facts__contains=on)}
    assert told == {
        "approvals.proposal.proposed": rina.account_id,
        "approvals.proposal.confirmed": joko.account_id,
    }
    closed = Event.objects.filter(name="identity.review.decided")
    of_both = {(event.owner_id, event.actor_id, event.reason) for event in closed}
    why = "Wajah di KTP adalah yang mengajukan."
    assert of_both == {(one, joko.account_id, why) for one in (claim.applicant_id, holder.pk)}


def test_neither_side_reads_who_the_other_is(holder: Identity, claim: Review, rina: Actor, joko: Actor) -> None:
    handed_over(claim, rina, joko)
    names = dict(Account.objects.values_list("pk", "full_name"))
    for message in Message.objects.all():
        words = message.words_as_json
        other = claim.applicant_id if message.owner_id == holder.applicant_id else holder.applicant_id
        assert SITI.nik not in words
        assert str(other) not in words
        assert names[other] == names[message.owner_id] or names[other] not in words


def test_what_is_kept_of_a_proposal_names_nobody(claim: Review, rina: Actor) -> None:
    plan = str(proposed(claim, rina).plan)
    assert SITI.nik not in plan
    assert not any(name in plan for name in Account.objects.values_list("full_name", flat=True))


def test_nothing_is_handed_over_by_an_ordinary_case(rina: Actor) -> None:
    review = in_hand(in_review(), rina)
    with pytest.raises(NothingToHandOver), transaction.atomic():
        propose_hand_over(review_id=review.pk, note="Ya", by=rina, now=NOW)
    decide_review(review_id=review.pk, decision=ReviewDecision.APPROVED, note="Ya", by=rina, now=NOW)
