"""Joining a wave: once, in its window, by those who are ready and live inside it."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.journey.join_wave import join_wave
from prakerja.journey.person import person_of
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.profile.models import Particulars
from prakerja.profile.rules import Barrier
from prakerja.waves import join_wave as waves
from prakerja.waves.join_wave import CannotJoin
from prakerja.waves.kept_waves import KeptWave
from prakerja.waves.leave_wave import TooLateToLeave, leave_wave
from prakerja.waves.models import Joiner, Wave, WaveId
from prakerja.waves.rules import (
    BarredByAnswer,
    ClosedAlready,
    HasReceived,
    JourneyStep,
    NotOpenYet,
    OtherArea,
    Refusal,
    StepMissing,
)
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.receipts import is_receipt
from tests.situations.rows import all_rows, changed_since, nothing_changes
from tests.situations.screening import a_person, a_recipient
from tests.situations.waves import (
    BANDUNG,
    CLOSES,
    JAYAPURA,
    OPENS,
    RESULT,
    a_wave,
    an_applicant,
    joined,
    open_wave,
    planned_wave,
    ready_applicant,
    with_declaration,
    with_finished_test,
    with_particulars,
    with_phone,
)

pytestmark = pytest.mark.django_db


def join(wave: Wave, applicant_id: ApplicantId, now: datetime) -> Joiner:
    return join_wave(wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=Actor.applicant(applicant_id), now=now)


def leave(wave: Wave, applicant_id: ApplicantId, now: datetime) -> None:
    leave_wave(wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=Actor.applicant(applicant_id), now=now)


def refusals(wave: Wave, applicant_id: ApplicantId, now: datetime) -> tuple[Refusal, ...]:
    with pytest.raises(CannotJoin) as refused:
        join(wave, applicant_id, now)
    assert not Joiner.objects.exists()
    return refused.value.reasons


def test_whoever_is_ready_joins_and_gets_a_receipt(now: datetime) -> None:
    applicant_id = ready_applicant()
    joiner = join(open_wave(), applicant_id, now)
    assert (joiner.applicant_id, joiner.joined_at, joiner.regency) == (applicant_id, now, BANDUNG)
    assert re.fullmatch("12-[0-9A-Z]{14}", joiner.receipt)
    assert is_receipt(joiner.receipt)


def test_joining_is_written_into_the_applicants_trail(now: datetime) -> None:
    applicant_id = ready_applicant()
    joiner = join(open_wave(), applicant_id, now)
    event = Event.objects.get(name="waves.joiner.joined")
    assert (event.owner_id, event.subject_id, event.facts) == (
        applicant_id,
        f"{applicant_id}:{joiner.wave_id}",
        {"wave": 12},
    )


def test_joining_twice_is_joining_once(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    first = join(wave, applicant_id, now)
    again = join(wave, applicant_id, now + timedelta(hours=5))
    assert (first.pk, first.receipt) == (again.pk, again.receipt)
    assert Event.objects.filter(name="waves.joiner.joined").count() == 1


def test_a_second_tap_after_closing_still_shows_the_receipt(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    assert join(wave, applicant_id, now).receipt == join(wave, applicant_id, CLOSES).receipt


def test_nobody_joins_before_opening_or_at_the_closing_second() -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    assert refusals(wave, applicant_id, OPENS - timedelta(seconds=1)) == (NotOpenYet(OPENS),)
    assert refusals(wave, applicant_id, CLOSES) == (ClosedAlready(CLOSES),)


def test_a_late_closing_job_lets_nobody_in() -> None:
    wave = open_wave()
    assert refusals(wave, ready_applicant(), CLOSES + timedelta(hours=2)) == (ClosedAlready(CLOSES),)
    wave.refresh_from_db()
    assert wave.state == WaveState.OPEN


def test_nobody_joins_a_closed_wave(now: datetime) -> None:
    assert refusals(a_wave(state=WaveState.CLOSED), ready_applicant(), now) == (ClosedAlready(CLOSES),)


def test_a_planned_wave_does_not_exist_for_applicants(now: datetime) -> None:
    with pytest.raises(Wave.DoesNotExist):
        join(planned_wave(), ready_applicant(), now)


def test_a_wave_of_another_area_is_refused(now: datetime) -> None:
    papua = (SeatsLine(1, "91", "*", 50, carry=False),)
    assert refusals(open_wave(seats=papua), ready_applicant(), now) == (OtherArea(BANDUNG),)


def test_seats_of_the_own_regency_are_enough(now: datetime) -> None:
    jayapura = (SeatsLine(1, JAYAPURA, "*", 50, carry=False),)
    assert join(open_wave(seats=jayapura), ready_applicant(regency=JAYAPURA), now).regency == JAYAPURA


def test_a_row_without_seats_opens_no_area(now: datetime) -> None:
    seats = (SeatsLine(1, "32", "*", 0, carry=False), SeatsLine(1, "91", "*", 5, carry=False))
    assert refusals(open_wave(seats=seats), ready_applicant(), now) == (OtherArea(BANDUNG),)


def test_a_refusal_names_every_missing_step(now: datetime) -> None:
    half_ready = an_applicant()
    with_particulars(half_ready, complete=False)
    with_phone(half_ready)
    assert refusals(open_wave(), half_ready, now) == (
        StepMissing(JourneyStep.IDENTITY, StepStatus.NOT_STARTED),
        StepMissing(JourneyStep.PARTICULARS, StepStatus.IN_PROGRESS),
        StepMissing(JourneyStep.DECLARATION, StepStatus.NOT_STARTED),
        StepMissing(JourneyStep.ASSESSMENT, StepStatus.NOT_STARTED),
    )


def test_nobody_joins_when_the_audit_cannot_be_written(now: datetime, broken_audit: None) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    with pytest.raises(RuntimeError), transaction.atomic():
        join(wave, applicant_id, now)
    assert not Joiner.objects.exists()


def test_whoever_joined_may_leave_and_join_again(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    first = join(wave, applicant_id, now)
    leave(wave, applicant_id, now)
    leave(wave, applicant_id, now)
    assert not Joiner.objects.exists()
    assert Event.objects.get(name="waves.joiner.left").facts == {"receipt": first.receipt}
    assert join(wave, applicant_id, now).receipt != first.receipt


def test_nobody_leaves_a_closed_wave(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    join(wave, applicant_id, now)
    with pytest.raises(TooLateToLeave):
        leave(wave, applicant_id, CLOSES)
    assert Joiner.objects.count() == 1


def test_nobody_leaves_when_the_audit_cannot_be_written(now: datetime, request: pytest.FixtureRequest) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    join(wave, applicant_id, now)
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        leave(wave, applicant_id, now)
    assert Joiner.objects.count() == 1


def test_joining_and_leaving_touch_the_joiners_and_the_audit_alone(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    before = all_rows()
    join(wave, applicant_id, now)
    assert changed_since(before) == {"waves_joiner", "audit_event"}
    leave(wave, applicant_id, now)
    assert changed_since(before) == {"audit_event"}


def test_leaving_takes_nobody_else_out_and_leaves_no_other_wave(now: datetime) -> None:
    wave, other, applicant_id, neighbour = open_wave(), open_wave(number=13), ready_applicant(), ready_applicant()
    for each in (applicant_id, neighbour):
        join(wave, each, now)
    join(other, applicant_id, now)
    leave(wave, applicant_id, now)
    stay = set(Joiner.objects.values_list("applicant_id", "wave_id"))
    assert stay == {(neighbour, wave.pk), (applicant_id, other.pk)}


def test_leaving_a_wave_that_one_never_joined_changes_nothing(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    with nothing_changes():
        leave(wave, applicant_id, now)
        leave(wave, applicant_id, CLOSES)


@pytest.mark.parametrize("state", [state for state in WaveState if state is not WaveState.OPEN])
def test_who_is_in_a_wave_that_is_not_open_stays_in_it(state: WaveState, now: datetime) -> None:
    wave, applicant_id = a_wave(state=state), ready_applicant()
    joined(wave, applicant_id)
    with nothing_changes(), pytest.raises(TooLateToLeave):
        leave(wave, applicant_id, now)


def test_one_may_leave_until_the_last_moment(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    join(wave, applicant_id, now)
    leave(wave, applicant_id, CLOSES - timedelta(microseconds=1))
    assert not Joiner.objects.exists()


def test_the_regency_of_a_joiner_is_where_they_lived_when_they_joined(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    join(wave, applicant_id, now)
    Particulars.objects.filter(pk=applicant_id).update(
        same_as_ktp=False, domicile_regency=JAYAPURA, domicile_province=JAYAPURA[:2]
    )
    assert join(wave, applicant_id, now).regency == BANDUNG


def test_two_waves_are_joined_with_two_receipts(now: datetime) -> None:
    applicant_id = ready_applicant()
    receipts = [join(open_wave(number=number), applicant_id, now).receipt for number in (12, 13)]
    assert [receipt.partition("-")[0] for receipt in receipts] == ["12", "13"]


STATES_AND_MOMENTS = [
    (state, moment)
    for state in WaveState
    for moment in (OPENS - timedelta(microseconds=1), OPENS, CLOSES - timedelta(microseconds=1), CLOSES)
]


@pytest.mark.parametrize(("state", "moment"), STATES_AND_MOMENTS)
def test_the_statement_alone_lets_in_while_the_wave_is_open_and_its_window_runs(
    state: WaveState, moment: datetime
) -> None:
    """What a process remembers of the wave may be a second old: as if it were open for ever."""
    wave, applicant_id = a_wave(state=state), ready_applicant()
    remembered = KeptWave(
        WaveId(wave.pk), 12, WaveState.OPEN, "2021", OPENS - timedelta(days=9), CLOSES + timedelta(days=9), RESULT,
        frozenset({"ID"}),
    )  # fmt: skip

    def knock() -> None:
        waves.join_wave(
            wave=remembered,
            applicant_id=applicant_id,
            applicant=person_of(applicant_id, now=moment).readiness,
            by=Actor.applicant(applicant_id),
            now=moment,
        )

    if state is WaveState.OPEN and OPENS <= moment < CLOSES:
        knock()
        assert Joiner.objects.get().joined_at == moment
    else:
        with nothing_changes(), pytest.raises(CannotJoin):
            knock()


@pytest.mark.parametrize("by", [Actor.visitor(), Actor.operator("Wati"), Actor.partner("PLATFORM-1")])
def test_nobody_else_joins_or_leaves_in_an_applicants_place(by: Actor, now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    with nothing_changes():
        with pytest.raises(PermissionMissing):
            join_wave(wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=by, now=now)
        with pytest.raises(PermissionMissing):
            leave_wave(wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=by, now=now)


def test_a_recipient_does_not_join_and_is_told_why(now: datetime) -> None:
    first, wave = a_wave(number=11, state=WaveState.PUBLISHED), open_wave()
    known = a_person()
    a_recipient(known, wave=first)
    with_declaration(known.applicant_id)
    with_finished_test(known.applicant_id)
    assert refusals(wave, known.applicant_id, now) == (HasReceived(),)


def test_an_answer_that_bars_by_law_is_a_reason_before_joining(now: datetime) -> None:
    applicant_id = ready_applicant()
    Particulars.objects.filter(pk=applicant_id).update(in_formal_education=True)
    assert refusals(open_wave(), applicant_id, now) == (BarredByAnswer(Barrier.IN_FORMAL_EDUCATION),)
