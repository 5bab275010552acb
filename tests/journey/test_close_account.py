"""Somebody goes for good: nothing of theirs is kept that proves nothing, and they may begin anew."""

from uuid import UUID

import pytest
from django.db import connection

from prakerja.accounts.address_holder import AddressHolder
from prakerja.accounts.insert_account import insert_account
from prakerja.accounts.models import Account, Session
from prakerja.accounts.purposes import RESET
from prakerja.accounts.set_new_password import set_new_password
from prakerja.accounts.sign_in_by_code import sign_in_by_code
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.appeals.repayment.acts import REJECT
from prakerja.authority.require import PermissionMissing
from prakerja.codes.refusals import CodeGone
from prakerja.codes.type_code import type_code
from prakerja.identity.models import Identity, NikHolder, Photo, RegistryCheck, Review, SurplusPhoto
from prakerja.identity.photo_rules import PhotoKind
from prakerja.journey.against_closing import ClaimWaits, HasAward, InWave, OwesBack, reasons_against_closing
from prakerja.journey.close_account import CannotClose, close_account
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.rupiah import Rupiah
from prakerja.profile.models import Declaration, Particulars, Phone, PhoneHolder
from prakerja.waves.leave_wave import leave_wave
from prakerja.waves.models import Joiner, WaveId
from prakerja.waves.states import WaveState
from prakerja.words.closing import against_words
from tests.situations.accounts import NOW, PASSWORD, a_code, a_member_of_staff, a_session, an_account, last_letter
from tests.situations.claims import a_claim, claim_on
from tests.situations.draw import published_wave
from tests.situations.identity import in_photos, in_review, verified, with_photo
from tests.situations.repayment import OWED, days_passed, demanded, done, objected_to, repaid
from tests.situations.rows import rows_naming
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import (
    CLOSES,
    OPENS,
    a_wave,
    joined,
    open_wave,
    with_declaration,
    with_finished_test,
    with_particulars,
    with_phone,
)

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"


def closing(account_id: UUID) -> None:
    account = Account.objects.get(pk=account_id)
    close_account(account=account, by=Actor.applicant(account_id), now=NOW)


def refused(account_id: UUID) -> tuple[object, ...]:
    with pytest.raises(CannotClose) as refused:
        closing(account_id)
    assert Account.objects.filter(pk=account_id).exists()
    return refused.value.reasons


def test_nothing_that_names_them_is_left_but_what_proves_what_the_programme_did() -> None:
    account = an_account(SITI)
    a_session(account)
    with_particulars(ApplicantId(account.pk))
    with_phone(ApplicantId(account.pk))
    with_declaration(ApplicantId(account.pk))
    with_finished_test(ApplicantId(account.pk))
    joined(a_wave(state=WaveState.PUBLISHED), ApplicantId(account.pk))
    in_photos(account=account)
    assert (NikHolder.objects.count(), PhoneHolder.objects.count(), AddressHolder.objects.count()) == (1, 1, 1)
    closing(account.pk)
    for table in (Account, AddressHolder, Session, Identity, NikHolder, Photo, Particulars, Phone, PhoneHolder):
        assert not table.objects.exists(), table
    left = {table for table, _row in rows_naming(account.pk)}
    assert left <= {
        *("audit_event", "identity_registrycheck", "outbox_message", "procrastinate_jobs", "profile_declaration"),
        "waves_joiner",
    }
    assert RegistryCheck.objects.count() == Declaration.objects.count() == Joiner.objects.count() == 1


def test_a_picture_leaves_the_store_and_no_row_names_it_before() -> None:
    identity = in_photos(account=an_account(SITI))
    photo = with_photo(identity, PhotoKind.KTP)
    closing(identity.pk)
    assert not Photo.objects.exists()
    assert SurplusPhoto.objects.get(applicant_id=identity.pk).file_name == photo.file_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT args ->> 'file_name' FROM procrastinate_jobs WHERE task_name LIKE '%%delete_photo'")
        assert cursor.fetchall() == [(photo.file_name,)]


def test_a_last_letter_says_what_became_of_it() -> None:
    closing(an_account(SITI).pk)
    assert last_letter(SITI).text == "account_closed"


def test_the_address_and_the_nik_begin_anew() -> None:
    before = verified(account=an_account(SITI))
    closing(before.pk)
    again = insert_account(
        email=SITI, full_name="Siti", password="x", language="id", terms_version="1", terms_agreed_at=NOW
    )
    assert verified(account=again).pk == again.pk != before.pk


def test_signing_in_finds_nobody() -> None:
    account = an_account(SITI)
    code, reset = a_code(SITI), a_code(SITI, RESET)
    type_code(purpose=RESET, owner_id=reset.id, typed=reset.digits, now=NOW)
    closing(account.pk)
    assert sign_in_by_password(email=SITI, password=PASSWORD, network="1.2.3.4", now=NOW) is None
    with pytest.raises(CodeGone):
        sign_in_by_code(code_id=code.id, typed=code.digits, now=NOW)
    with pytest.raises(CodeGone):
        set_new_password(code_id=reset.id, password="ikan terbang biru", by=Actor.visitor(), now=NOW)


def test_whoever_joined_leaves_first_while_they_can() -> None:
    wave, account = open_wave(), an_account()
    joined(wave, ApplicantId(account.pk))
    (reason,) = reasons_against_closing(account.pk, OPENS)
    assert reason == InWave(wave.number, wave.result_expected_at, may_leave=True)
    assert reasons_against_closing(account.pk, CLOSES) == (
        InWave(wave.number, wave.result_expected_at, may_leave=False),
    )
    refused(account.pk)
    by = Actor.applicant(account.pk)
    leave_wave(wave_id=WaveId(wave.pk), applicant_id=ApplicantId(account.pk), by=by, now=OPENS)
    closing(account.pk)


@pytest.mark.parametrize(
    "state", [state for state in WaveState if state not in (WaveState.PUBLISHED, WaveState.CANCELLED)]
)
def test_no_wave_without_its_result_loses_a_joiner(state: WaveState) -> None:
    account = an_account()
    joined(a_wave(state=state), ApplicantId(account.pk))
    assert [type(reason) for reason in refused(account.pk)] == [InWave]


def test_neither_side_of_a_claim_goes_while_a_person_decides() -> None:
    claim = a_claim()
    holder_id = NikHolder.objects.get().holder_id
    assert refused(claim.applicant_id) == refused(holder_id) == (ClaimWaits(),)


def test_a_claim_on_another_nik_holds_nobody() -> None:
    claim_on(verified(account=an_account("budi@contoh.example")))
    closing(an_account(SITI).pk)


def test_a_doubtful_identity_is_nobodys_case_any_more() -> None:
    review = in_review(account=an_account(SITI))
    closing(review.applicant_id)
    assert not Review.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_winners_stay_and_the_others_may_go() -> None:
    wave = closed_wave()
    for _ in range(3):
        a_joiner(wave)
    published_wave(wave)
    with connection.cursor() as cursor:
        cursor.execute("SELECT applicant_id, outcome FROM draw_outcome WHERE wave_id = %s", [wave.pk])
        outcomes = dict(cursor.fetchall())
    assert set(outcomes.values()) >= {"seated"}
    for applicant_id, outcome in outcomes.items():
        assert (HasAward() in reasons_against_closing(applicant_id, NOW)) is (outcome == "seated")


def test_who_is_asked_to_pay_something_back_stays_until_that_is_settled() -> None:
    one = demanded()
    at = days_passed(one, 2)
    assert OwesBack(Rupiah(OWED), is_objected_to=False) in reasons_against_closing(one.applicant_id, at)
    objected_to(one, at=at)
    objected = OwesBack(Rupiah(OWED), is_objected_to=True)
    assert objected in refused(one.applicant_id)
    told = [against_words(one_, str) for one_ in (objected, OwesBack(Rupiah(OWED), is_objected_to=False))]
    assert [words.link for words in told] == ["/pengembalian/keberatan/", "/pengembalian/"]
    repaid(one, OWED)
    done(REJECT, one, at=days_passed(one, 3))
    assert OwesBack not in map(type, reasons_against_closing(one.applicant_id, days_passed(one, 3)))


def test_a_result_is_not_told_before_it_is_published() -> None:
    wave = closed_wave()
    account = an_account()
    joined(wave, ApplicantId(account.pk))
    assert HasAward() not in reasons_against_closing(account.pk, NOW)


def test_nobody_closes_for_somebody_else_and_staff_do_not_close_their_own() -> None:
    account, officer = an_account(), a_member_of_staff()
    for by in (Actor.applicant(an_account("budi@contoh.example").pk), Actor.staff(officer.pk), Actor.visitor()):
        with pytest.raises(PermissionMissing):
            close_account(account=account, by=by, now=NOW)
    with pytest.raises(PermissionMissing):
        close_account(account=officer, by=Actor.staff(officer.pk), now=NOW)


def test_twice_is_once() -> None:
    account = an_account(SITI)
    for _ in range(2):
        close_account(account=account, by=Actor.applicant(account.pk), now=NOW)
    assert last_letter(SITI).text == "account_closed"
