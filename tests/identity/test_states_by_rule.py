"""The life of an identity: which moves there are, who holds a NIK meanwhile, and what each state lets one do."""

from typing import Any, Final

import pytest
from django.db import IntegrityError, transaction

from prakerja.identity.add_photo import NoPhotoExpected
from prakerja.identity.ask_registry import ask_registry
from prakerja.identity.claim_nik import claim_nik
from prakerja.identity.enter_numbers import NumbersAreFixed, enter_numbers
from prakerja.identity.models import Identity, NikHolder
from prakerja.identity.photo_rules import PhotoKind
from prakerja.identity.querysets import IdentityQuerySet
from prakerja.identity.rules import BY_REVIEWER, RefusalReason, may_correct
from prakerja.identity.states import ENTERABLE, HOLDING, MOVES, UPLOADING, IdentityState
from prakerja.identity.status import status_in, status_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.states import MoveRefused
from prakerja.kit.step_status import StepStatus
from tests.situations.identity import BUDI, NOW, SITI, an_account, with_numbers, with_photo

pytestmark = pytest.mark.django_db
PAIRS: Final = [(origin, to) for origin in IdentityState for to in IdentityState]


def in_state(state: IdentityState, **facts: Any) -> Identity:
    applicant_id = ApplicantId(an_account().pk)
    with_numbers(applicant_id, SITI, state=state)
    if facts:
        Identity.objects.filter(pk=applicant_id).update(**facts)
    return Identity.objects.get(pk=applicant_id)


def by(identity: Identity) -> dict[str, Any]:
    return {"applicant_id": ApplicantId(identity.pk), "by": Actor.applicant(identity.pk), "now": NOW}


def rows_of(identity: Identity) -> IdentityQuerySet:
    return Identity.objects.filter(pk=identity.pk)


def moved(identity: Identity, to: IdentityState) -> None:
    refusal = "not_found" if to == IdentityState.REFUSED else ""
    rows_of(identity).move(to=to, refusal=refusal, verified_at=NOW if to == IdentityState.VERIFIED else None)


@pytest.mark.parametrize(("origin", "to"), PAIRS)
def test_a_move_is_made_when_the_table_has_it_and_no_other_is(origin: IdentityState, to: IdentityState) -> None:
    identity = in_state(origin)
    if to in MOVES[origin]:
        moved(identity, to)
    else:
        with pytest.raises(MoveRefused), transaction.atomic():
            moved(identity, to)
    identity.refresh_from_db()
    assert identity.state == (to if to in MOVES[origin] else origin)


def test_every_state_has_its_moves_and_can_be_reached() -> None:
    assert set(MOVES) == set(IdentityState)
    assert set().union(*MOVES.values()) == set(IdentityState)


def test_who_is_verified_is_moved_by_a_granted_claim_alone() -> None:
    assert MOVES[IdentityState.VERIFIED] == {IdentityState.REFUSED}


@pytest.mark.parametrize("state", IdentityState)
def test_each_state_says_whose_turn_it_is(state: IdentityState) -> None:
    expected = {
        IdentityState.ENTERED: StepStatus.IN_PROGRESS,
        IdentityState.ASKING: StepStatus.WAITING,
        IdentityState.REFUSED: StepStatus.ATTENTION,
        IdentityState.PHOTOS: StepStatus.IN_PROGRESS,
        IdentityState.CLAIMING: StepStatus.IN_PROGRESS,
        IdentityState.CLAIMED: StepStatus.WAITING,
        IdentityState.REVIEW: StepStatus.WAITING,
        IdentityState.VERIFIED: StepStatus.DONE,
    }[state]
    assert status_of(ApplicantId(in_state(state).pk)) is status_in(state) is expected


def test_who_has_entered_nothing_has_not_started() -> None:
    assert status_in(None) is StepStatus.NOT_STARTED
    assert status_of(ApplicantId(an_account().pk)) is StepStatus.NOT_STARTED


# What each state lets one do


@pytest.mark.parametrize("state", IdentityState)
def test_numbers_are_entered_before_the_question_and_after_a_refusal_alone(state: IdentityState) -> None:
    identity = in_state(state)
    if state in ENTERABLE:
        assert enter_numbers(numbers=BUDI, **by(identity)).nik == BUDI.nik
    else:
        with pytest.raises(NumbersAreFixed):
            enter_numbers(numbers=BUDI, **by(identity))
        assert Identity.objects.get(pk=identity.pk).nik == SITI.nik


@pytest.mark.parametrize("refusal", RefusalReason)
def test_whom_a_person_refused_enters_nothing_new(refusal: RefusalReason) -> None:
    identity = in_state(IdentityState.REFUSED, refusal=refusal)
    if may_correct(refusal):
        again = enter_numbers(numbers=BUDI, **by(identity))
        assert (again.state, again.refusal) == (IdentityState.ENTERED, "")
    else:
        assert refusal in BY_REVIEWER
        with pytest.raises(NumbersAreFixed):
            enter_numbers(numbers=BUDI, **by(identity))


@pytest.mark.parametrize("state", IdentityState)
def test_the_registry_is_asked_about_entered_numbers_alone(state: IdentityState) -> None:
    identity = in_state(state)
    if state is IdentityState.ENTERED:
        assert ask_registry(**by(identity)).state == IdentityState.ASKING
    else:
        with pytest.raises(MoveRefused), transaction.atomic():
            ask_registry(**by(identity))


@pytest.mark.parametrize("refusal", RefusalReason)
def test_a_nik_is_claimed_when_it_is_in_use_and_for_no_other_refusal(refusal: RefusalReason) -> None:
    identity = in_state(IdentityState.REFUSED, refusal=refusal)
    if refusal is RefusalReason.NIK_IN_USE:
        assert claim_nik(**by(identity)).state == IdentityState.CLAIMING
    else:
        with pytest.raises(MoveRefused), transaction.atomic():
            claim_nik(**by(identity))


@pytest.mark.parametrize("state", IdentityState)
@pytest.mark.parametrize("kind", PhotoKind)
def test_photos_are_taken_while_they_are_wanted_and_never_else(state: IdentityState, kind: PhotoKind) -> None:
    identity = in_state(state)
    if state in UPLOADING:
        assert with_photo(identity, kind).kind == kind
    else:
        with pytest.raises(NoPhotoExpected), transaction.atomic():
            with_photo(identity, kind)


def test_a_claim_begins_a_new_set_of_photos_and_forgets_the_refusal() -> None:
    identity = in_state(IdentityState.REFUSED, refusal=RefusalReason.NIK_IN_USE, photo_set=3)
    claimed = claim_nik(**by(identity))
    assert (claimed.photo_set, claimed.refusal) == (4, "")


def test_entering_again_asks_another_question_and_forgets_the_earlier_answer() -> None:
    identity = in_state(IdentityState.REFUSED, refusal=RefusalReason.NOT_FOUND, question_number=2)
    enter_numbers(numbers=BUDI, **by(identity))
    assert ask_registry(**by(identity)).question_number == 3


# What the database itself holds


@pytest.mark.parametrize(
    ("state", "facts", "constraint"),
    [
        (IdentityState.ENTERED, {"state": "lost"}, "identity_state_is_a_known_state"),
        (IdentityState.ENTERED, {"refusal": "not_found"}, "refused_identity_has_its_reason"),
        (IdentityState.REFUSED, {"refusal": ""}, "refused_identity_has_its_reason"),
        (IdentityState.REFUSED, {"refusal": "because"}, "refused_identity_has_its_reason"),
        (IdentityState.VERIFIED, {"verified_at": None}, "verified_identity_has_its_time"),
        (IdentityState.PHOTOS, {"verified_at": NOW}, "verified_identity_has_its_time"),
    ],
)
def test_the_database_refuses_an_identity_that_contradicts_itself(
    state: IdentityState, facts: dict[str, Any], constraint: str
) -> None:
    identity = in_state(state)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        rows_of(identity).update(**facts)


@pytest.mark.parametrize("state", IdentityState)
def test_who_holds_the_nik_is_known_by_the_state(state: IdentityState) -> None:
    identity = in_state(state)
    assert Identity.objects.holding().filter(pk=identity.pk).exists() is (state in HOLDING)
    assert NikHolder.objects.filter(holder_id=identity.pk).exists() is (state in HOLDING)
