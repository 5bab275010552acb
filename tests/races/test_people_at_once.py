"""Two tabs, two reviewers, two operators at the same moment: each thing is done once, and everybody knows by whom."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

import pytest
from django.db import transaction

from prakerja.accounts.acts import CHANGE_ROLES
from prakerja.accounts.appoint_first_staff import OfficeStands, appoint_first_staff
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account, AuthenticatorApp, RecoveryCodes
from prakerja.accounts.note_sign_in import note_sign_in
from prakerja.accounts.passwords import is_hash_of
from prakerja.accounts.purposes import RESET
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.set_new_password import set_new_password
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.approvals.propose_act import AlreadyProposed, propose_act
from prakerja.approvals.register import Plan
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.codes.refusals import CodeGone
from prakerja.codes.type_code import type_code
from prakerja.identity.add_photo import NoPhotoExpected, add_photo
from prakerja.identity.ask_registry import ask_registry
from prakerja.identity.decide_review import decide_review
from prakerja.identity.decoder.answers import Measures
from prakerja.identity.enter_numbers import NumbersAreFixed, enter_numbers
from prakerja.identity.measure_photo import MeasuredPhoto
from prakerja.identity.models import Identity, NikHolder, Photo, Review, SurplusPhoto
from prakerja.identity.photo_rules import PhotoKind
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.identity.take_review import ReviewTaken, take_review
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.queue import waiting_jobs
from prakerja.kit.refused import Refused
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.profile.complete_particulars import complete_particulars
from tests.situations.accounts import (
    NOW,
    TOTP_SECRET,
    a_code,
    a_member_of_staff,
    an_account,
    letters_to,
    papers_of,
    shows,
    totp_now,
)
from tests.situations.at_once import all_at_once
from tests.situations.authority import OPERATOR
from tests.situations.identity import SITI, a_reviewer, entered, in_hand, in_photos, in_review, numbers
from tests.situations.profile import an_applicant, with_answers
from tests.situations.waves import an_officer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("private_store")]
AT_ONCE: Final = 6
_GOOD: Final = Measures(width=1280, height=810, sharpness=600, brightness=170, blown_out=0)


def told(do: Callable[[], object]) -> object:
    """What it came to, or the refusal, each in a unit of work of its own."""
    try:
        with unit_of_work(by=Actor.system("test")):
            return do()
    except Refused as refused:
        return type(refused)


def at_once(*doings: Callable[[], object]) -> list[object]:
    return all_at_once([partial(told, do) for do in doings])


def prepared[T](make: Callable[[], T]) -> T:
    # No unit of work: pictures are stored outside of one.
    with transaction.atomic():
        return make()


def heard(name: str) -> int:
    return Event.objects.filter(name=name).count()


# Step 1


def test_a_code_of_the_app_in_many_tabs_at_once_opens_one() -> None:
    account, code = prepared(a_member_of_staff), totp_now(at=NOW)
    opened = at_once(*[lambda: shows(account, code)] * AT_ONCE)
    assert opened.count(True) == 1


def test_a_recovery_code_in_many_tabs_at_once_opens_one_and_is_used_up() -> None:
    account = prepared(a_member_of_staff)
    paper = papers_of(account)[0]
    opened = at_once(*[lambda: shows(account, paper)] * AT_ONCE)
    assert opened.count(True) == 1
    assert len(papers_of(account)) == 9


def test_two_recovery_codes_at_once_are_both_used_up() -> None:
    account = prepared(a_member_of_staff)
    papers = papers_of(account)
    opened = at_once(*[partial(shows, account, paper) for paper in papers[:4]])
    assert opened == [True] * 4
    assert papers_of(account) == papers[4:]


def test_the_second_factor_set_up_in_many_tabs_is_set_up_once_with_one_paper() -> None:
    account = prepared(partial(a_member_of_staff, totp_secret=None))
    secrets = [TOTP_SECRET, *(letter * 32 for letter in "ABCDE")]
    by = Actor.staff(account.pk)
    at_once(
        *[
            lambda secret=secret: set_up_second_factor(
                account=Account.objects.get(pk=account.pk), secret=secret, by=by, now=NOW
            )
            for secret in secrets
        ]
    )
    assert AuthenticatorApp.objects.get().secret in secrets
    assert heard("accounts.second_factor.set_up") == 1
    assert len(letters_to(account.email)) == 1
    assert Account.objects.get(pk=account.pk).session_epoch == account.session_epoch + 1


def test_new_recovery_codes_asked_for_in_many_tabs_leave_ten_that_open() -> None:
    account = prepared(a_member_of_staff)
    by = Actor.staff(account.pk)
    made = at_once(*[lambda: renew_recovery_codes(account=account, by=by, now=NOW)] * AT_ONCE)
    kept = RecoveryCodes.objects.get(pk=account.pk).hashes.split("\n")
    (papers,) = [codes for codes in made if isinstance(codes, list) and is_hash_of(kept[0], codes[0])]
    assert len(papers) == 10
    assert prepared(lambda: all(shows(account, paper) for paper in papers))


def test_one_reset_in_many_tabs_changes_the_password_once() -> None:
    account = prepared(an_account)
    code = prepared(lambda: a_code(account.email, RESET))
    prepared(lambda: type_code(purpose=RESET, owner_id=code.id, typed=code.digits, now=NOW))
    by = Actor.visitor()
    outcomes = at_once(
        *[
            partial(set_new_password, code_id=code.id, password=f"ikan-terbang-{number}", by=by, now=NOW)
            for number in range(AT_ONCE)
        ]
    )
    assert outcomes.count(CodeGone) == AT_ONCE - 1
    assert heard("accounts.password.changed") == 1


def test_of_operators_who_appoint_at_once_two_do_and_the_office_stands() -> None:
    def appointing(number: int) -> object:
        return appoint_first_staff(
            email=f"petugas{number}@prakerja.example",
            full_name="Petugas",
            roles=[Role.OFFICER],
            by=OPERATOR,
            now=NOW,
        )

    outcomes = at_once(*[partial(appointing, number) for number in range(AT_ONCE)])
    assert outcomes.count(OfficeStands) == AT_ONCE - 2
    assert Account.objects.count() == 2


def test_of_operators_who_appoint_one_address_at_once_one_does() -> None:
    appointing = partial(
        appoint_first_staff,
        email="ratna@prakerja.example",
        full_name="Ratna",
        roles=[Role.AUDITOR],
        by=OPERATOR,
        now=NOW,
    )
    outcomes = at_once(*[appointing] * AT_ONCE)
    assert outcomes.count(AddressTaken) == AT_ONCE - 1
    assert Account.objects.count() == heard("accounts.staff.appointed") == 1


def test_of_officers_who_propose_other_roles_for_one_person_at_once_one_does() -> None:
    officers = [prepared(partial(an_officer, name=name)) for name in ("Ratna", "Bima", "Citra")]
    wulan = prepared(lambda: a_member_of_staff("wulan@prakerja.example", Role.REVIEWER))
    asked: Plan = {"roles": ["auditor"]}
    outcomes = at_once(
        *[
            partial(propose_act, act=CHANGE_ROLES, subject=str(wulan.pk), asked=asked, reason="Pindah", by=by, now=NOW)
            for by in officers
        ]
    )
    assert outcomes.count(AlreadyProposed) == len(officers) - 1


def test_signing_in_in_many_tabs_is_each_on_record() -> None:
    account = prepared(an_account)
    by = Actor.applicant(account.pk)
    at_once(
        *[lambda: note_sign_in(account=Account.objects.get(pk=account.pk), language="en", by=by, now=NOW)] * AT_ONCE
    )
    assert heard("accounts.session.signed_in") == AT_ONCE
    assert Account.objects.get(pk=account.pk).language == "en"


# Step 2


def test_a_question_sent_in_many_tabs_is_asked_once() -> None:
    identity = prepared(lambda: entered(SITI))
    who, by = ApplicantId(identity.pk), Actor.applicant(identity.pk)
    outcomes = at_once(*[partial(ask_registry, applicant_id=who, by=by, now=NOW)] * AT_ONCE)
    assert outcomes.count(MoveRefused) == AT_ONCE - 1
    assert Identity.objects.get().question_number == 1
    assert len(waiting_jobs()) == heard("identity.registry.asked") == 1


def test_numbers_changed_while_they_are_being_sent_are_sent_as_they_stood_or_not_at_all() -> None:
    identity = prepared(lambda: entered(numbers(1)))
    who, by = ApplicantId(identity.pk), Actor.applicant(identity.pk)
    changed, asked = at_once(
        partial(enter_numbers, applicant_id=who, numbers=numbers(2), by=by, now=NOW),
        partial(ask_registry, applicant_id=who, by=by, now=NOW),
    )
    identity.refresh_from_db()
    assert isinstance(asked, Identity)
    assert identity.state == IdentityState.ASKING
    assert identity.nik == (numbers(1).nik if changed is NumbersAreFixed else numbers(2).nik)


def a_photo(number: int) -> MeasuredPhoto:
    return MeasuredPhoto(b"", _GOOD, number.to_bytes(32))


def sending(identity: Identity, kind: PhotoKind, number: int) -> Callable[[], object]:
    file_name = f"identity/{kind}-{number}.jpg"
    expected = SurplusPhoto(applicant_id=identity.pk, file_name=file_name, due_at=NOW + timedelta(hours=1))
    prepared(expected.save)
    return partial(
        add_photo,
        applicant_id=ApplicantId(identity.pk),
        kind=kind,
        photo=a_photo(number),
        file_name=file_name,
        by=Actor.applicant(identity.pk),
        now=NOW,
    )


def test_many_photos_of_the_card_at_once_are_one_that_stands() -> None:
    identity = prepared(lambda: in_photos(SITI))
    outcomes = at_once(*[sending(identity, PhotoKind.KTP, number) for number in range(AT_ONCE)])
    assert outcomes.count(NoPhotoExpected) == AT_ONCE - 1
    assert Photo.objects.count() == 1


def test_the_same_photo_sent_many_times_at_once_is_one_try() -> None:
    identity = prepared(lambda: in_photos(SITI))
    outcomes = at_once(*[sending(identity, PhotoKind.KTP, 1)] * AT_ONCE)
    assert {getattr(outcome, "pk", None) for outcome in outcomes} == {Photo.objects.get().pk}
    assert heard("identity.photo.added") == 1


def test_card_and_face_sent_at_once_verify_once() -> None:
    identity = prepared(lambda: in_photos(SITI))
    at_once(sending(identity, PhotoKind.KTP, 1), sending(identity, PhotoKind.SELFIE, 2))
    identity.refresh_from_db()
    assert identity.state == IdentityState.VERIFIED
    assert heard("identity.identity.verified") == Message.objects.count() == 1


def test_of_many_reviewers_who_take_a_case_at_once_one_has_it() -> None:
    review = prepared(in_review)
    reviewers = [prepared(a_reviewer)[1] for _ in range(AT_ONCE)]
    outcomes = at_once(*[partial(take_review, review_id=review.pk, by=by, now=NOW) for by in reviewers])
    assert outcomes.count(ReviewTaken) == AT_ONCE - 1
    (holder,) = {by.account_id for by, outcome in zip(reviewers, outcomes, strict=True) if outcome is not ReviewTaken}
    assert Review.objects.get().reviewer_id == holder
    assert heard("identity.review.taken") == 1


def test_a_case_decided_in_two_tabs_in_two_ways_is_decided_in_one() -> None:
    by = prepared(a_reviewer)[1]
    review = prepared(lambda: in_hand(in_review(), by))

    def deciding(decision: ReviewDecision, told_reason: str = "") -> Callable[[], object]:
        return partial(
            decide_review,
            review_id=review.pk,
            decision=decision,
            told_reason=told_reason,
            note="Dilihat",
            by=by,
            now=NOW,
        )

    outcomes = at_once(
        deciding(ReviewDecision.APPROVED), deciding(ReviewDecision.REFUSED, RefusalReason.ANOTHER_PERSON)
    )
    identity, decided = Identity.objects.get(pk=review.applicant_id), Review.objects.get()
    assert outcomes.count(ReviewTaken) == 1
    assert (decided.decision == ReviewDecision.APPROVED) is (identity.state == IdentityState.VERIFIED)
    assert NikHolder.objects.exists() is (identity.state == IdentityState.VERIFIED)
    assert heard("identity.review.decided") == 1


# Step 3


def test_answers_confirmed_in_many_tabs_are_complete_once() -> None:
    who = prepared(an_applicant)
    prepared(lambda: with_answers(who, now=NOW))
    by = Actor.applicant(UUID(str(who)))
    at_once(*[partial(complete_particulars, applicant_id=who, by=by, now=NOW)] * AT_ONCE)
    assert heard("profile.particulars.completed") == 1
