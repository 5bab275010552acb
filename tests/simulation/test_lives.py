"""The demo's people: always the same, of age, and with answers that the forms would take."""

from collections import Counter
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.assessment.models import Sitting
from prakerja.identity.models import Identity, NikHolder
from prakerja.journey.person import person_of
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.profile.answers import Employment, NoOffice
from prakerja.profile.models import Particulars, Phone, PhoneHolder
from prakerja.simulation import ready_applicants as ready
from prakerja.simulation.copy_in import copy_in
from prakerja.simulation.lives import adult_lives, life_of, without_barriers
from prakerja.simulation.ready_applicants import Applicant, applicant_of, put_ready_applicants
from prakerja.waves.models import Joiner, SeatRow
from prakerja.waves.rules import JourneyStep
from prakerja_sandbox.population import index_of, person
from tests.situations.receipts import is_receipt
from tests.situations.waves import a_wave

DAY = date(2021, 2, 24)
AT = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


def some(count: int = 30, start: int = 0) -> list[Applicant]:
    return [applicant_of(life) for life in adult_lives(start=start, count=count, on=DAY)]


# lives


def test_the_same_number_lives_the_same_life_everywhere() -> None:
    assert [life_of(person(number)) for number in range(50)] == [life_of(person(number)) for number in range(50)]


def test_lives_differ_from_one_another() -> None:
    lives = [life_of(person(number)) for number in range(300)]
    for trait in ("education", "employment", "topic", "dependants"):
        assert len({getattr(life, trait) for life in lives}) > 3, trait


def test_all_are_alive_and_between_eighteen_and_sixty_four() -> None:
    lives = list(adult_lives(start=0, count=500, on=DAY))
    assert {life.person.status for life in lives} == {"active"}
    assert {18 <= life.person.age_on(DAY) <= 64 for life in lives} == {True}
    assert [life.person.number for life in lives] == sorted({life.person.number for life in lives})


@pytest.mark.parametrize("count", [1, 7, 500])
def test_as_many_come_as_are_asked_for(count: int) -> None:
    assert len(list(adult_lives(start=15_000, count=count, on=DAY))) == count


def test_they_are_taken_from_where_one_says_and_nobody_twice() -> None:
    first, second = (
        {life.person.number for life in adult_lives(start=start, count=400, on=DAY)} for start in (0, 15_000)
    )
    assert max(first) < 15_000 <= min(second)


def test_more_than_a_batch_of_people_goes_on_with_the_next() -> None:
    lives = list(adult_lives(start=0, count=12_300, on=DAY))
    assert len({life.person.number for life in lives}) == 12_300
    assert lives[-1].person.number > 15_000


def test_most_do_not_work_and_a_few_are_barred_as_it_was_reported() -> None:
    lives = [life_of(person(number)) for number in range(3_000)]
    share = {employment: number / 3_000 for employment, number in Counter(life.employment for life in lives).items()}
    assert 0.5 < share[Employment.JOB_SEEKER] < 0.6
    assert 0.14 < share[Employment.DISMISSED] < 0.2
    assert 0.01 < sum(life.in_formal_education for life in lives) / 3_000 < 0.05
    assert 0 < sum(life.office is not NoOffice.NONE for life in lives) / 3_000 < 0.02


def test_whoever_is_to_join_has_no_barrier_and_is_otherwise_the_same() -> None:
    for number in range(2_000):
        life = life_of(person(number))
        free = without_barriers(life)
        assert (free.in_formal_education, free.office, free.employment) == (False, NoOffice.NONE, Employment.JOB_SEEKER)
        assert (free.person, free.education, free.topic) == (life.person, life.education, life.topic)


# applicants


def test_an_applicant_has_an_address_and_a_number_of_their_own() -> None:
    people = some(100)
    for trait in ("id", "email", "phone"):
        assert len({getattr(one, trait) for one in people}) == 100, trait


def test_the_same_life_has_the_same_id_so_that_filling_twice_meets_the_same_rows() -> None:
    life = life_of(person(42))
    assert applicant_of(life) == applicant_of(life)
    assert applicant_of(life).id == UUID("01950000-0000-7000-8000-00000000002a")
    assert applicant_of(life).id.version == 7


def test_one_may_be_given_an_address_that_is_easy_to_remember() -> None:
    life = life_of(person(42))
    assert (applicant_of(life).email, applicant_of(life).phone) == ("warga42@contoh.example", "+62811000000042")
    assert applicant_of(life, email="account@contoh.example").email == "account@contoh.example"


@pytest.mark.django_db
def test_whoever_is_ready_has_done_every_step_and_nothing_stands_in_their_way() -> None:
    people = [applicant_of(without_barriers(life)) for life in adult_lives(start=0, count=5, on=DAY)]
    put_ready_applicants(people, at=AT)
    for one in people:
        readiness = person_of(ApplicantId(one.id)).readiness
        assert readiness.is_complete
        assert (readiness.birth_date, readiness.domicile) == (one.life.person.born_on, one.life.person.regency)
        assert readiness.barriers == ()
        assert readiness.received_in == ()


@pytest.mark.django_db
def test_what_was_put_into_the_tables_is_what_the_verbs_would_have_put_there() -> None:
    people = some(20)
    put_ready_applicants(people, at=AT)
    for one in people:
        account, identity = Account.objects.get(pk=one.id), Identity.objects.get(pk=one.id)
        someone = one.life.person
        assert (account.email, account.full_name, account.kind) == (one.email, someone.name, Kind.APPLICANT)
        assert not account.has_usable_password()
        assert (identity.nik, identity.birth_date) == (someone.nik, someone.born_on)
        assert index_of(identity.nik) == someone.number
        assert Phone.objects.get(pk=one.id).number == one.phone
        assert Particulars.objects.get(pk=one.id).full_name == someone.name
        assert account in Account.objects.with_address(one.email)
    assert not NikHolder.objects.not_held(Identity.objects.all(), digest="nik_digest").exists()
    assert not PhoneHolder.objects.not_held(Phone.objects.all(), digest="number_digest").exists()


#: What stands after each step, and what is still to come.
PUT = (
    ("accounts", ready.put_accounts, None),
    ("identities", ready.put_identities, JourneyStep.IDENTITY),
    ("particulars", ready.put_particulars, JourneyStep.PARTICULARS),
    ("phones", ready.put_phones, JourneyStep.PHONE),
    ("declarations", ready.put_declarations, JourneyStep.DECLARATION),
    ("finished tests", ready.put_finished_tests, JourneyStep.ASSESSMENT),
)


@pytest.mark.django_db
def test_each_step_does_its_own_and_no_other() -> None:
    people = some(2)
    done: set[JourneyStep] = set()
    for name, put, step in PUT:
        put(people, at=AT)
        done |= {step} if step else set()
        for one in people:
            statuses = person_of(ApplicantId(one.id)).readiness.statuses
            assert {each for each, status in statuses.items() if status is StepStatus.DONE} == done, name


@pytest.mark.django_db
def test_joiners_live_where_their_card_says_and_hold_a_receipt_each() -> None:
    wave, people = a_wave(), some(20)
    put_ready_applicants(people, at=AT)
    ready.put_joiners(people, wave=wave, at=AT)
    joiners = {joiner.applicant_id: joiner for joiner in Joiner.objects.filter(wave=wave)}
    assert {one.id: one.life.person.regency for one in people} == {key: one.regency for key, one in joiners.items()}
    assert all(is_receipt(joiner.receipt) and joiner.receipt.startswith("12-") for joiner in joiners.values())
    assert len({joiner.receipt for joiner in joiners.values()}) == 20
    assert {joiner.joined_at for joiner in joiners.values()} == {AT}


@pytest.mark.django_db
def test_a_finished_test_fits_the_items_that_its_scheme_asks_for() -> None:
    people = some(1)
    put_ready_applicants(people, at=AT)
    sitting = Sitting.objects.get()
    items = sitting.motivation_items + sitting.reading_items + sitting.arithmetic_items + sitting.ordering_items
    assert len(sitting.answer_key) == items == 18
    assert (sitting.started_at, sitting.finished_at) == (AT, sitting.ends_at)


# rows by the thousand


@pytest.mark.django_db
def test_rows_are_copied_in_by_their_fields_names() -> None:
    wave = a_wave(seats=())
    fields = ["wave", "position", "pass_number", "area", "group", "seats", "carry"]
    copy_in(SeatRow, fields, [[wave.pk, 1, 2, "ID", "*", 5, True], [wave.pk, 2, 2, "32", "phk", 6, False]])
    rows = SeatRow.objects.values_list("position", "pass_number", "area", "group", "seats", "carry")
    assert list(rows) == [(1, 2, "ID", "*", 5, True), (2, 2, "32", "phk", 6, False)]


@pytest.mark.django_db
def test_copying_nobody_in_is_no_fault() -> None:
    copy_in(SeatRow, ["wave"], [])
    put_ready_applicants([], at=AT)
    assert not SeatRow.objects.exists()
    assert not Account.objects.exists()


@pytest.mark.django_db
def test_a_field_that_the_table_does_not_have_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError, match="wealth"):
        copy_in(SeatRow, ["wealth"], [])
