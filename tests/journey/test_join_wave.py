"""Joining a wave: once, in its window, by those who are ready and live inside it."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakerja.audit.models import Event
from prakerja.journey.join_wave import join_wave
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.waves.join_wave import CannotJoin
from prakerja.waves.leave_wave import TooLateToLeave, leave_wave
from prakerja.waves.models import Joiner, Wave, WaveId
from prakerja.waves.rules import ClosedAlready, JourneyStep, NotOpenYet, OtherArea, Refusal, StepMissing
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.receipts import is_receipt
from tests.situations.waves import (
    BANDUNG,
    CLOSES,
    JAYAPURA,
    OPENS,
    a_wave,
    an_applicant,
    open_wave,
    planned_wave,
    ready_applicant,
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
