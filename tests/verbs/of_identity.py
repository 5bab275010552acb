"""The verbs of step 2, ready to be done. Everybody has a NIK of their own."""

from functools import partial
from itertools import count

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.connectors.registry.answers import Comparison
from prakerja.identity.add_photo import NoPhotoExpected, add_photo
from prakerja.identity.ask_again import ask_again
from prakerja.identity.ask_registry import ask_registry
from prakerja.identity.claim_nik import claim_nik
from prakerja.identity.decide_review import decide_review
from prakerja.identity.decoder.answers import Measures
from prakerja.identity.enter_numbers import enter_numbers
from prakerja.identity.expect_photo import expect_photo, uncount_photo
from prakerja.identity.hand_back_review import hand_back_review
from prakerja.identity.measure_photo import MeasuredPhoto
from prakerja.identity.models import Identity, Review
from prakerja.identity.note_registry_silence import note_registry_silence
from prakerja.identity.numbers import Numbers
from prakerja.identity.open_photo import open_photo
from prakerja.identity.photo_rules import PhotoFault, PhotoKind
from prakerja.identity.read_full_nik import read_full_nik
from prakerja.identity.record_registry_answer import record_registry_answer
from prakerja.identity.rules import RefusalReason, Standing
from prakerja.identity.states import ReviewDecision
from prakerja.identity.take_review import ReviewTaken, take_review
from prakerja.journey.decide_claim import decide_claim
from prakerja.journey.hand_over_nik import hand_over_nik
from prakerja.journey.propose_hand_over import propose_hand_over
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.states import MoveRefused
from tests.situations.authority import REGISTRY
from tests.situations.claims import proposed
from tests.situations.identity import (
    NOW,
    a_reviewer,
    all_match,
    an_account,
    asking,
    entered,
    expected,
    in_hand,
    in_photos,
    last_photo,
    numbers,
)
from tests.verbs.table import Doing, verb

_people = count(1)
_GOOD = Measures(width=1280, height=810, sharpness=600, brightness=170, blown_out=0)


def _numbers() -> Numbers:
    return numbers(next(_people))


def _photo(number: int = 0) -> MeasuredPhoto:
    return MeasuredPhoto(b"", _GOOD, number.to_bytes(32))


def _with_photo(identity: Identity, kind: PhotoKind) -> None:
    add_photo(
        applicant_id=ApplicantId(identity.pk),
        kind=kind,
        photo=_photo(),
        file_name=expected(identity),
        by=Actor.applicant(identity.pk),
        now=NOW,
    )


def _in_review(mine: Numbers | None = None, *, name: int = 40) -> Review:
    identity = in_photos(mine or _numbers(), all_match(name=name))
    for kind in PhotoKind:
        _with_photo(identity, kind)
    return Review.objects.get(applicant_id=identity.pk)


def _taken() -> tuple[Review, Actor]:
    _account, by = a_reviewer()
    return in_hand(_in_review(), by), by


def _of(identity: Identity) -> tuple[ApplicantId, Actor]:
    return ApplicantId(identity.pk), Actor.applicant(identity.pk)


@verb("identity.enter_numbers", writes="identity_identity", events="identity.numbers.entered", is_another=True)
def entering_numbers() -> Doing:
    account: Account = an_account()
    applicant_id, by = ApplicantId(account.pk), Actor.applicant(account.pk)
    do = partial(enter_numbers, applicant_id=applicant_id, numbers=_numbers(), by=by, now=NOW)
    return Doing(do, by, account.pk)


@verb(
    "identity.ask_registry",
    writes="codes_tally identity_identity a_job",
    events="identity.registry.asked",
    again=MoveRefused,
)
def asking_the_registry() -> Doing:
    applicant_id, by = _of(entered(_numbers()))
    return Doing(partial(ask_registry, applicant_id=applicant_id, by=by, now=NOW), by, applicant_id)


@verb("identity.note_registry_silence", writes="identity_identity", events="identity.registry.silent")
def noting_that_the_registry_is_silent() -> Doing:
    identity = asking(_numbers())
    applicant_id, _by = _of(identity)
    do = partial(
        note_registry_silence, applicant_id=applicant_id, question_number=identity.question_number, by=REGISTRY, now=NOW
    )
    return Doing(do, REGISTRY, applicant_id)


@verb(
    "identity.record_registry_answer",
    writes="identity_identity identity_nikholder identity_registrycheck",
    events="identity.registry.answered",
)
def hearing_that_everything_matches() -> Doing:
    identity = asking(_numbers())
    do = partial(
        record_registry_answer,
        applicant_id=ApplicantId(identity.pk),
        question_number=identity.question_number,
        answer=all_match(),
        standing=Standing.CLEAR,
        by=REGISTRY,
        now=NOW,
    )
    return Doing(do, REGISTRY, identity.pk)


@verb(
    "identity.record_registry_answer: barred",
    writes="identity_identity identity_registrycheck a_message",
    events="identity.registry.answered",
)
def hearing_of_somebody_barred() -> Doing:
    identity = asking(_numbers())
    do = partial(
        record_registry_answer,
        applicant_id=ApplicantId(identity.pk),
        question_number=identity.question_number,
        answer=all_match(),
        standing=Standing.BARRED,
        by=REGISTRY,
        now=NOW,
    )
    return Doing(do, REGISTRY, identity.pk)


@verb(
    "identity.record_registry_answer: of another household",
    writes="identity_identity identity_registrycheck",
    events="identity.registry.answered",
)
def hearing_that_the_family_card_differs() -> Doing:
    identity = asking(_numbers())
    do = partial(
        record_registry_answer,
        applicant_id=ApplicantId(identity.pk),
        question_number=identity.question_number,
        answer=all_match(family_card=Comparison.NO_MATCH),
        standing=Standing.CLEAR,
        by=REGISTRY,
        now=NOW,
    )
    return Doing(do, REGISTRY, identity.pk)


@verb("identity.claim_nik", writes="identity_identity", events="identity.nik.claimed", again=MoveRefused)
def claiming_the_nik() -> Doing:
    shared = _numbers()
    in_photos(shared)
    applicant_id, by = _of(in_photos(shared))
    return Doing(partial(claim_nik, applicant_id=applicant_id, by=by, now=NOW), by, applicant_id)


@verb("identity.ask_again", writes="identity_identity", events="identity.identity.asked_again", again=MoveRefused)
def asking_for_a_second_look() -> Doing:
    review, reviewer = _taken()
    told = RefusalReason.ANOTHER_PERSON
    decide_review(
        review_id=review.pk, decision=ReviewDecision.REFUSED, told_reason=told, note="Bukan.", by=reviewer, now=NOW
    )
    applicant_id, by = _of(review.identity)
    return Doing(partial(ask_again, applicant_id=applicant_id, by=by, now=NOW), by, applicant_id)


@verb("identity.expect_photo", writes="codes_tally identity_surplusphoto", is_another=True)
def expecting_a_photo() -> Doing:
    applicant_id, by = _of(in_photos(_numbers()))
    return Doing(partial(expect_photo, applicant_id=applicant_id, by=by, now=NOW), by, applicant_id)


@verb("identity.uncount_photo", writes="codes_tally")
def uncounting_a_photo() -> Doing:
    applicant_id, by = _of(in_photos(_numbers()))
    one = expect_photo(applicant_id=applicant_id, by=by, now=NOW)
    return Doing(partial(uncount_photo, one, by=by), by, applicant_id)


def _sending(identity: Identity, kind: PhotoKind) -> Doing:
    applicant_id, by = _of(identity)
    do = partial(add_photo, applicant_id=applicant_id, kind=kind, photo=_photo(), file_name=expected(identity))
    return Doing(partial(do, by=by, now=NOW), by, applicant_id)


@verb("identity.add_photo: the first", writes="identity_photo identity_surplusphoto", events="identity.photo.added")
def sending_the_first_photo() -> Doing:
    return _sending(in_photos(_numbers()), PhotoKind.KTP)


@verb(
    "identity.add_photo",
    writes="identity_identity identity_photo identity_surplusphoto a_message",
    events="identity.photo.added identity.identity.verified",
    again=NoPhotoExpected,
)
def sending_the_last_photo() -> Doing:
    identity = in_photos(_numbers())
    _with_photo(identity, PhotoKind.KTP)
    return _sending(identity, PhotoKind.SELFIE)


@verb(
    "identity.add_photo: with a doubt",
    writes="identity_identity identity_photo identity_surplusphoto identity_review",
    events="identity.photo.added identity.review.opened",
    again=NoPhotoExpected,
)
def sending_the_last_photo_under_a_doubt() -> Doing:
    identity = in_photos(_numbers(), all_match(name=40))
    _with_photo(identity, PhotoKind.KTP)
    return _sending(identity, PhotoKind.SELFIE)


@verb("identity.hand_back_review", writes="identity_review", events="identity.review.handed_back", again=ReviewTaken)
def handing_back() -> Doing:
    review, by = _taken()
    return Doing(partial(hand_back_review, review_id=review.pk, by=by, now=NOW), by, review.applicant_id)


@verb("identity.take_review", writes="identity_review", events="identity.review.taken", is_another=True)
def taking_a_case() -> Doing:
    review, (_account, by) = _in_review(), a_reviewer()
    do = partial(take_review, review_id=review.pk, by=by, now=NOW)
    return Doing(do, by, review.applicant_id)


@verb("identity.read_full_nik", events="identity.nik.read", is_another=True)
def reading_the_nik() -> Doing:
    review, by = _taken()
    return Doing(partial(read_full_nik, review_id=review.pk, by=by, now=NOW), by, review.applicant_id)


@verb("identity.open_photo", events="identity.photo.opened", is_another=True)
def opening_a_photo() -> Doing:
    review, by = _taken()
    photo = last_photo(review.applicant_id)
    return Doing(partial(open_photo, photo_id=photo.pk, is_there=True, by=by, now=NOW), by, review.applicant_id)


@verb(
    "identity.decide_review",
    writes="identity_identity identity_review a_message",
    events="identity.review.decided identity.identity.verified",
    again=ReviewTaken,
)
def approving() -> Doing:
    review, by = _taken()
    do = partial(decide_review, review_id=review.pk, decision=ReviewDecision.APPROVED, note="Sama", by=by, now=NOW)
    return Doing(do, by, review.applicant_id)


@verb(
    "identity.decide_review: new photos",
    writes="identity_identity identity_review a_message",
    events="identity.review.decided",
    again=ReviewTaken,
)
def wanting_new_photos() -> Doing:
    review, by = _taken()
    do = partial(
        decide_review,
        review_id=review.pk,
        decision=ReviewDecision.NEW_PHOTOS,
        told_reason=PhotoFault.FACE_UNCLEAR,
        note="Wajah tertutup",
        by=by,
        now=NOW,
    )
    return Doing(do, by, review.applicant_id)


@verb(
    "identity.decide_review: refused",
    writes="identity_identity identity_nikholder identity_review a_message",
    events="identity.review.decided identity.identity.refused",
    again=ReviewTaken,
)
def refusing() -> Doing:
    review, by = _taken()
    do = partial(
        decide_review,
        review_id=review.pk,
        decision=ReviewDecision.REFUSED,
        told_reason=RefusalReason.ANOTHER_PERSON,
        note="Orang lain",
        by=by,
        now=NOW,
    )
    return Doing(do, by, review.applicant_id)


def _claim() -> Review:
    """Of a NIK that another account holds."""
    shared = _numbers()
    in_photos(shared)
    identity = in_photos(shared)
    applicant_id, by = _of(identity)
    claim_nik(applicant_id=applicant_id, by=by, now=NOW)
    for kind in PhotoKind:
        _with_photo(identity, kind)
    return Review.objects.get(applicant_id=identity.pk)


@verb(
    "journey.decide_claim",
    writes="identity_identity identity_review approvals_proposal a_message",
    events="approvals.proposal.voided identity.review.decided identity.identity.refused",
    again=ReviewTaken,
)
def refusing_the_claim() -> Doing:
    claim, (_account, by) = _claim(), a_reviewer()
    proposed(claim, a_reviewer()[1])
    in_hand(claim, by)
    do = partial(
        decide_claim,
        review_id=claim.pk,
        decision=ReviewDecision.REFUSED,
        told_reason=RefusalReason.CLAIM_REFUSED,
        note="Bukan dia",
        by=by,
        now=NOW,
    )
    return Doing(do, by, claim.applicant_id)


@verb(
    "journey.propose_hand_over",
    writes="identity_review approvals_proposal",
    events="approvals.proposal.proposed",
    again=ReviewTaken,
)
def proposing_to_hand_over() -> Doing:
    claim, (_account, by) = _claim(), a_reviewer()
    in_hand(claim, by)
    do = partial(propose_hand_over, review_id=claim.pk, note="Pemohon benar", by=by, now=NOW)
    return Doing(do, by, claim.applicant_id)


@verb(
    "journey.hand_over_nik",
    writes="identity_identity identity_nikholder identity_review a_message",
    events="identity.review.decided identity.identity.refused identity.review.decided identity.identity.verified",
    again=ReviewTaken,
)
def giving_the_nik_to_the_claimant() -> Doing:
    claim, (_account, by) = _claim(), a_reviewer()
    mine = proposed(claim, a_reviewer()[1])
    in_hand(claim, by)
    Proposal.objects.filter(pk=mine.pk).move(to=ProposalState.CONFIRMED, confirmed_by=by.account_id, confirmed_at=NOW)
    return Doing(
        partial(hand_over_nik, applicant_id=ApplicantId(claim.applicant_id), number=claim.number, by=by, now=NOW),
        by,
        claim.applicant_id,
    )
