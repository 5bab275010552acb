"""People made by the thousand are what the verbs would have made of them one by one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

import pytest
from django.db import transaction
from psycopg.errors import UniqueViolation

from prakerja.accounts.address_holder import AddressHolder, email_digest
from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.assessment.models import Sitting
from prakerja.assessment.rules import score
from prakerja.identity.models import Identity, NikHolder
from prakerja.identity.states import IdentityState
from prakerja.journey.blueprint import blueprint_of
from prakerja.journey.join_wave import join_wave
from prakerja.journey.person import person_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.kit.step_status import StepStatus
from prakerja.profile.declaration_text import current_declaration
from prakerja.profile.models import Declaration, Particulars, Phone, PhoneHolder
from prakerja.profile.rules import unanswered
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Verdict
from prakerja.simulation import ready_applicants as ready
from prakerja.simulation.lives import adult_lives, without_barriers
from prakerja.simulation.ready_applicants import Applicant, applicant_of, put_joiners, put_ready_applicants
from prakerja.waves.models import Joiner, WaveId
from prakerja.waves.rules import JourneyStep
from tests.situations.accounts import NETWORK
from tests.situations.draw import screened_wave
from tests.situations.receipts import is_receipt
from tests.situations.rows import all_rows, changed_since
from tests.situations.screening import closed_wave
from tests.situations.waves import CLOSES, open_wave

pytestmark = pytest.mark.django_db

type Put = Callable[[Sequence[Applicant]], None]


def some(count: int, *, start: int = 0, now: datetime) -> list[Applicant]:
    return [applicant_of(without_barriers(life)) for life in adult_lives(start=start, count=count, on=now.date())]


@pytest.fixture
def people(now: datetime) -> list[Applicant]:
    applicants = some(12, now=now)
    put_ready_applicants(applicants, at=now)
    return applicants


def test_one_life_is_one_applicant_however_often_it_is_asked_for(now: datetime) -> None:
    assert some(30, now=now) == some(30, now=now)


def test_different_lives_share_neither_id_nor_address_nor_phone(now: datetime) -> None:
    applicants = some(500, now=now)
    assert len({one.id for one in applicants}) == 500
    assert len({one.email for one in applicants}) == 500
    assert len({one.phone for one in applicants}) == 500


def test_ids_are_of_the_kind_that_the_database_draws_itself(now: datetime) -> None:
    assert {(one.id.version, one.id.variant) for one in some(20, now=now)} == {
        (7, UUID(int=0x7 << 76 | 2 << 62).variant)
    }


def test_an_address_of_ones_own_may_be_given(now: datetime) -> None:
    (life,) = adult_lives(start=0, count=1, on=now.date())
    assert applicant_of(life, email="siti@contoh.example").email == "siti@contoh.example"
    assert applicant_of(life).email == f"warga{life.person.number}@contoh.example"


def test_whoever_is_made_ready_has_done_every_step_before_joining(people: list[Applicant]) -> None:
    for one in people:
        readiness = person_of(ApplicantId(one.id), now=read_clock()).readiness
        assert set(readiness.statuses.values()) == {StepStatus.DONE}
        assert readiness.domicile == one.life.person.regency
        assert readiness.birth_date == one.life.person.born_on
        assert (readiness.barriers, readiness.received_in) == ((), ())


@pytest.mark.parametrize(
    ("put", "done"),
    [
        (ready.put_identities, JourneyStep.IDENTITY),
        (ready.put_particulars, JourneyStep.PARTICULARS),
        (ready.put_phones, JourneyStep.PHONE),
        (ready.put_declarations, JourneyStep.DECLARATION),
        (ready.put_finished_tests, JourneyStep.ASSESSMENT),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_each_part_does_its_own_step_and_no_other(put: Callable[..., None], done: JourneyStep, now: datetime) -> None:
    (one,) = applicants = some(1, now=now)
    ready.put_accounts(applicants, at=now)
    put(applicants, at=now)
    statuses = person_of(ApplicantId(one.id), now=read_clock()).readiness.statuses
    assert {step for step, status in statuses.items() if status is StepStatus.DONE} == {done}


def test_an_account_is_an_applicants_and_its_address_leads_to_it(people: list[Applicant], now: datetime) -> None:
    for one in people:
        account = Account.objects.with_address(one.email.upper()).get()
        assert (account.pk, account.kind, account.is_active) == (one.id, Kind.APPLICANT, True)
        assert (account.full_name, account.created_at, account.terms_agreed_at) == (one.life.person.name, now, now)
        assert AddressHolder.objects.get(holder_id=one.id).digest == email_digest(one.email)


def test_no_password_opens_an_account_that_was_given_none(people: list[Applicant], now: datetime) -> None:
    for password in ("", "!synthetic", "coba-prakerja-12"):
        signed_in = sign_in_by_password(email=people[0].email, password=password, network=NETWORK, now=now)
        assert signed_in is None


def test_sealed_numbers_open_and_are_held_by_their_owner(people: list[Applicant]) -> None:
    for one in people:
        identity, phone = Identity.objects.get(pk=one.id), Phone.objects.get(pk=one.id)
        assert (identity.nik, identity.family_card) == (one.life.person.nik, one.life.person.family_card)
        assert identity.state == IdentityState.VERIFIED
        assert phone.number == one.phone
        assert NikHolder.objects.get(pk=identity.nik_digest).holder_id == one.id
        assert PhoneHolder.objects.get(pk=phone.number_digest).holder_id == one.id


def test_particulars_leave_no_question_open(people: list[Applicant]) -> None:
    for row in Particulars.objects.all():
        assert unanswered(row.answers) == ()
        assert row.completed_at is not None
        assert (row.domicile_regency, row.same_as_ktp) == (row.ktp_regency, True)


def test_the_declaration_is_the_current_one_and_its_text_is_kept(people: list[Applicant]) -> None:
    assert set(Declaration.objects.values_list("version", "language")) == {(current_declaration().version, "id")}


def test_the_test_is_of_the_scheme_and_can_be_shown(people: list[Applicant]) -> None:
    blueprint = blueprint_of(load_scheme("2021"))
    for sitting in Sitting.objects.all():
        assert sitting.scheme == blueprint.scheme
        assert (
            len(sitting.items) == blueprint.motivation + blueprint.reading + blueprint.arithmetic + blueprint.ordering
        )
        assert score(sitting.items, sitting.given_answers).right == sitting.right_answers == 0


def test_whoever_is_ready_can_join_by_the_verb(people: list[Applicant], now: datetime) -> None:
    wave, one = open_wave(), people[0]
    joiner = join_wave(wave_id=WaveId(wave.pk), applicant_id=ApplicantId(one.id), by=Actor.applicant(one.id), now=now)
    assert joiner.regency == one.life.person.regency


def test_joiners_have_receipts_that_check_out_and_their_own_regency(people: list[Applicant]) -> None:
    wave = closed_wave()
    put_joiners(people, wave=wave, at=wave.opens_at)
    receipts = set(Joiner.objects.values_list("receipt", flat=True))
    assert len(receipts) == len(people)
    assert all(map(is_receipt, receipts))
    regencies = dict(Joiner.objects.values_list("applicant_id", "regency"))
    assert regencies == {one.id: one.life.person.regency for one in people}


def test_screening_lets_all_of_them_through(now: datetime) -> None:
    wave, applicants = closed_wave(), some(25, start=30_000, now=now)
    put_ready_applicants(applicants, at=now)
    put_joiners(applicants, wave=wave, at=CLOSES)
    screened_wave(wave)
    assert list(Verdict.objects.values_list("reasons", flat=True).distinct()) == [[]]
    assert Verdict.objects.count() == 25


def test_the_same_people_twice_are_refused_and_nothing_changes(people: list[Applicant], now: datetime) -> None:
    before = all_rows()
    with pytest.raises(UniqueViolation), transaction.atomic():
        put_ready_applicants(people, at=now)
    assert changed_since(before) == set()


@pytest.mark.parametrize(
    "part",
    ["put_identities", "put_particulars", "put_phones", "put_declarations", "put_finished_tests"],
)
def test_a_part_that_breaks_leaves_nobody_half_ready(part: str, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_people: object, **_at: object) -> None:
        raise RuntimeError(part)

    monkeypatch.setattr(ready, part, breaks)
    before = all_rows()
    with pytest.raises(RuntimeError, match=part), transaction.atomic():
        put_ready_applicants(some(3, now=now), at=now)
    assert changed_since(before) == set()


def test_nobody_is_made_of_nobody(now: datetime) -> None:
    before = all_rows()
    for put in (ready.put_accounts, ready.put_identities, ready.put_particulars, ready.put_phones):
        partial(put, [])(at=now)
    put_joiners([], wave=open_wave(), at=now)
    assert changed_since(before) <= {"waves_wave", "waves_seatrow"}
