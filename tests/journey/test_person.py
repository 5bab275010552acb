"""One applicant as all steps know them: each fact of its own step, nobody else's, and nothing that is not proven."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from prakerja.assessment.models import Sitting
from prakerja.assessment.states import SittingState
from prakerja.draw.models import Outcome
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.journey.known_wave import ResultKind
from prakerja.journey.known_waves import known_waves
from prakerja.journey.person import Joining, Person, person_of
from prakerja.kit.actor import ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.profile.models import Declaration, Particulars
from prakerja.profile.rules import Barrier
from prakerja.screening.models import ListInForce, Verdict
from prakerja.waves.kept_waves import read_waves
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.rules import JourneyStep
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.draw import a_drawn_row, screened_wave
from tests.situations.screening import a_joiner, a_list_of_recipients, a_person, a_recipient, closed_wave
from tests.situations.waves import (
    BANDUNG,
    CLOSES,
    JAYAPURA,
    OPENS,
    a_wave,
    an_applicant,
    joined,
    ready_applicant,
    with_declaration,
    with_finished_test,
    with_identity,
    with_particulars,
    with_phone,
)

pytestmark = pytest.mark.django_db

NOTHING = dict.fromkeys(JourneyStep, StepStatus.NOT_STARTED)
DURING = OPENS.replace(hour=12)


def statuses(applicant_id: ApplicantId) -> dict[JourneyStep, StepStatus]:
    return dict(person_of(applicant_id, now=DURING).readiness.statuses)


def test_of_somebody_new_and_of_nobody_nothing_is_known() -> None:
    for applicant_id in (an_applicant(), ApplicantId(uuid4())):
        person = person_of(applicant_id, now=DURING)
        assert statuses(applicant_id) == NOTHING
        assert (person.readiness.domicile, person.readiness.birth_date, person.readiness.barriers) == (None, None, ())
        assert (person.readiness.received_in, person.joined) == ((), ())


def test_what_others_have_done_is_not_counted_for_anybody() -> None:
    joined(a_wave(), ready_applicant())
    a_recipient(a_person(), wave=a_wave(number=11, state=WaveState.PUBLISHED))
    assert statuses(an_applicant()) == NOTHING


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (IdentityState.ENTERED, StepStatus.IN_PROGRESS),
        (IdentityState.ASKING, StepStatus.WAITING),
        (IdentityState.REFUSED, StepStatus.ATTENTION),
        (IdentityState.PHOTOS, StepStatus.IN_PROGRESS),
        (IdentityState.CLAIMING, StepStatus.IN_PROGRESS),
        (IdentityState.CLAIMED, StepStatus.WAITING),
        (IdentityState.REVIEW, StepStatus.WAITING),
        (IdentityState.VERIFIED, StepStatus.DONE),
    ],
)
def test_every_state_of_an_identity_is_a_step_begun_waited_for_to_mend_or_done(
    state: IdentityState, status: StepStatus
) -> None:
    applicant_id = an_applicant()
    with_identity(applicant_id, state=state)
    # No SMS before the registry has confirmed who asks: while that is with us, so is the phone number.
    phone = {JourneyStep.PHONE: status} if state in (IdentityState.ASKING, IdentityState.CLAIMED) else {}
    assert statuses(applicant_id) == NOTHING | {JourneyStep.IDENTITY: status} | phone


@pytest.mark.parametrize(("complete", "status"), [(False, StepStatus.IN_PROGRESS), (True, StepStatus.DONE)])
def test_particulars_are_begun_or_complete(complete: bool, status: StepStatus) -> None:
    applicant_id = an_applicant()
    with_particulars(applicant_id, complete=complete)
    assert statuses(applicant_id) == NOTHING | {JourneyStep.PARTICULARS: status}
    assert person_of(applicant_id, now=DURING).readiness.domicile == BANDUNG


def test_a_phone_is_asked_for_and_then_proven() -> None:
    applicant_id = an_applicant()
    with_phone(applicant_id)
    assert statuses(applicant_id) == NOTHING | {JourneyStep.PHONE: StepStatus.DONE}


def test_a_declaration_of_another_day_is_to_be_read_anew() -> None:
    applicant_id = an_applicant()
    with_declaration(applicant_id)
    assert statuses(applicant_id) == NOTHING | {JourneyStep.DECLARATION: StepStatus.DONE}
    other = an_applicant()
    Declaration.objects.create(applicant_id=other, version="2019-01", language="id", accepted_at=OPENS)
    assert statuses(other) == NOTHING | {JourneyStep.DECLARATION: StepStatus.ATTENTION}


@pytest.mark.parametrize(
    ("state", "status"), [(SittingState.RUNNING, StepStatus.IN_PROGRESS), (SittingState.FINISHED, StepStatus.DONE)]
)
def test_a_test_runs_or_is_over(state: SittingState, status: StepStatus) -> None:
    applicant_id = an_applicant()
    with_finished_test(applicant_id)
    if state is SittingState.RUNNING:
        Sitting.objects.filter(pk=applicant_id).update(state=state, finished_at=None, ended_by=None, right_answers=None)
    assert statuses(applicant_id) == NOTHING | {JourneyStep.ASSESSMENT: status}


@pytest.mark.parametrize(
    ("answers", "barriers"),
    [
        ({}, ()),
        ({"in_formal_education": True}, (Barrier.IN_FORMAL_EDUCATION,)),
        ({"employment": "other"}, (Barrier.NOT_A_TARGET_GROUP,)),
        ({"office": "police"}, (Barrier.OFFICE,)),
        (
            {"in_formal_education": True, "employment": "other", "office": "soldiers"},
            (Barrier.IN_FORMAL_EDUCATION, Barrier.NOT_A_TARGET_GROUP, Barrier.OFFICE),
        ),
    ],
)
def test_what_ones_own_answers_bar_is_known_at_once(answers: dict[str, object], barriers: tuple[Barrier, ...]) -> None:
    applicant_id = an_applicant()
    with_particulars(applicant_id, complete=False)
    Particulars.objects.filter(pk=applicant_id).update(**answers)
    assert person_of(applicant_id, now=DURING).readiness.barriers == barriers


# who has received


def test_an_award_of_ones_own_is_known_by_its_year_in_jakarta() -> None:
    known, wave = a_person(), a_wave(number=11, state=WaveState.PUBLISHED)
    a_recipient(known, wave=wave, at=datetime(2020, 12, 31, 16, 59, tzinfo=UTC))
    a_recipient(known, wave=wave, award=2, at=datetime(2020, 12, 31, 17, 0, tzinfo=UTC))
    assert person_of(known.applicant_id, now=DURING).readiness.received_in == (2020, 2021)


def the_same_nik(state: IdentityState) -> ApplicantId:
    """Somebody who has typed the NIK of a recipient."""
    known, other = a_person(), an_applicant()
    a_recipient(known, wave=a_wave(number=11, state=WaveState.PUBLISHED))
    digest = Identity.objects.values_list("nik_digest", flat=True).get(pk=known.applicant_id)
    with_identity(other, state=state)
    Identity.objects.filter(pk=other).update(nik_digest=digest)
    return other


def test_an_award_under_the_same_proven_nik_counts_whatever_the_account() -> None:
    assert person_of(the_same_nik(IdentityState.VERIFIED), now=DURING).readiness.received_in == (2020,)


@pytest.mark.parametrize("state", [state for state in IdentityState if state is not IdentityState.VERIFIED])
def test_whoever_types_somebodys_nik_does_not_learn_that_they_have_received(state: IdentityState) -> None:
    assert person_of(the_same_nik(state), now=DURING).readiness.received_in == ()


def test_a_birth_date_is_known_as_soon_as_it_is_typed() -> None:
    applicant_id = an_applicant()
    with_identity(applicant_id, state=IdentityState.ENTERED)
    assert person_of(applicant_id, now=DURING).readiness.birth_date == date(1995, 5, 12)


# waves


def test_the_waves_that_one_joined_come_newest_first_with_receipt_and_reading() -> None:
    applicant_id, other = an_applicant(), an_applicant()
    waves = [a_wave(number=number) for number in (12, 13)]
    joiners = [joined(wave, applicant_id) for wave in waves]
    joined(waves[0], other)
    Joiner.objects.filter(wave=waves[0], applicant_id=applicant_id).update(result_read_at=CLOSES)
    assert person_of(applicant_id, now=DURING).joined == (
        Joining(waves[1].pk, joiners[1].receipt, False, None),
        Joining(waves[0].pk, joiners[0].receipt, True, None),
    )


def with_outcome(wave: Wave, applicant_id: ApplicantId, outcome: str) -> None:
    a_drawn_row(wave)
    seat = {"pass_number": 1, "area": "ID", "group": "*"} if outcome == "seated" else {}
    Outcome.objects.create(
        applicant_id=applicant_id,
        draw_id=wave.pk,
        receipt="x",
        outcome=outcome,
        rank=1,
        key="",
        home_area="ID",
        home_rank=1,
        **seat,
    )


@pytest.mark.parametrize("state", [state for state in WaveState if state is not WaveState.PLANNED])
@pytest.mark.parametrize("outcome", [None, "seated", "no_seat", "household_full"])
def test_of_its_result_nothing_is_known_before_it_is_public(state: WaveState, outcome: str | None) -> None:
    applicant_id, wave = an_applicant(), a_wave(state=state)
    joined(wave, applicant_id)
    if outcome:
        with_outcome(wave, applicant_id, outcome)
    read_waves()
    (known,) = known_waves(person=person_of(applicant_id, now=DURING), now=DURING)
    public = ResultKind(outcome) if outcome else ResultKind.NOT_ELIGIBLE
    assert known.result == (public if state is WaveState.PUBLISHED else None)
    assert (known.joined, known.number, known.state, known.id) == (True, 12, state, wave.pk)


ELSEWHERE = (SeatsLine(1, "91", "*", 5, carry=False),)


def heard_of(applicant_id: ApplicantId, now: datetime = DURING) -> list[int]:
    read_waves()
    return [wave.number for wave in known_waves(person=person_of(applicant_id, now=now), now=now)]


def in_regency(regency: str) -> ApplicantId:
    applicant_id = an_applicant()
    with_particulars(applicant_id, regency=regency)
    return applicant_id


def test_one_hears_of_waves_with_seats_where_one_lives_and_of_all_before_one_has_said_where() -> None:
    a_wave(number=12)
    a_wave(number=13, seats=ELSEWHERE)
    assert heard_of(in_regency(BANDUNG)) == [12]
    assert heard_of(in_regency(JAYAPURA)) == [13, 12]
    assert heard_of(an_applicant()) == [13, 12]


@pytest.mark.parametrize("state", list(WaveState))
@pytest.mark.parametrize(("now", "is_over"), [(OPENS.replace(day=1), False), (DURING, False), (CLOSES, True)])
def test_one_hears_of_what_is_open_or_will_be(state: WaveState, now: datetime, is_over: bool) -> None:
    a_wave(state=state)
    assert heard_of(in_regency(BANDUNG), now) == ([12] if state is WaveState.OPEN and not is_over else [])


@pytest.mark.parametrize("state", [state for state in WaveState if state is not WaveState.PLANNED])
def test_one_hears_of_ones_own_wave_wherever_one_lives_now_and_whatever_became_of_it(state: WaveState) -> None:
    applicant_id = in_regency(BANDUNG)
    joined(a_wave(state=state, seats=ELSEWHERE), applicant_id)
    assert heard_of(applicant_id, CLOSES) == [12]


def test_everything_is_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    applicant_id = ready_applicant()
    for number in range(12, 15):
        joined(a_wave(number=number), applicant_id)
    with django_assert_num_queries(1):
        person: Person = person_of(applicant_id, now=DURING)
    assert person.readiness.is_complete
    assert len(person.joined) == 3


def test_a_family_holds_as_many_cards_before_joining_as_screening_will_count() -> None:
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    before, ours, past, undecided = (a_person(household=601) for _ in range(4))
    a_recipient(ours, wave=earlier)
    a_list_of_recipients(before, ours, year=2020)
    a_list_of_recipients(before, year=2021)
    a_list_of_recipients(past, valid_until=date(2021, 2, 1))
    ListInForce.objects.get(list=a_list_of_recipients(undecided)).delete()
    known = a_joiner(wave, household=601)
    screened_wave(wave)
    assert person_of(known.applicant_id, now=DURING).readiness.household_held == 2
    assert Verdict.objects.get(applicant_id=known.applicant_id, occasion="draw").household_held == 2
