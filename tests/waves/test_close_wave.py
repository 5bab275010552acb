"""A wave closes by the clock; before its time only two people can close it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from prakerja.waves.approvals import StepNotConfirmed
from prakerja.waves.confirm_step import confirm_step
from prakerja.waves.propose_step import propose_step

from prakerja.audit.models import Event
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.kit.states import MoveRefused
from prakerja.waves.acts import CLOSE
from prakerja.waves.close_wave import WindowNotBegun, close_wave
from prakerja.waves.jobs import close_due_waves
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.states import WaveState
from tests.situations.waves import CLOSES, OPENS, a_wave, an_officer, approved, open_wave, planned_wave

pytestmark = pytest.mark.django_db


def test_the_clock_closes_a_wave_at_its_time(clerk: Actor) -> None:
    wave = open_wave()
    close_wave(wave_id=WaveId(wave.pk), by=clerk, now=CLOSES)
    wave.refresh_from_db()
    assert (wave.state, wave.closes_at) == (WaveState.CLOSED, CLOSES)


def test_the_clock_alone_does_not_close_early(clerk: Actor) -> None:
    with pytest.raises(StepNotConfirmed):
        close_wave(wave_id=WaveId(open_wave().pk), by=clerk, now=CLOSES - timedelta(seconds=1))


def test_two_people_close_early_and_the_wave_says_since_when(now: datetime) -> None:
    wave = open_wave()
    approval = propose_step(wave_id=WaveId(wave.pk), step=CLOSE, reason="Gangguan", by=an_officer(), now=now)
    confirm_step(approval_id=approval.pk, by=an_officer(), now=now)
    wave.refresh_from_db()
    assert (wave.state, wave.closes_at) == (WaveState.CLOSED, now)
    assert Event.objects.get(name="waves.wave.closed").facts["planned_end"] == CLOSES.isoformat()


def test_closing_twice_is_closing_once(clerk: Actor) -> None:
    wave = open_wave()
    for _ in range(2):
        close_wave(wave_id=WaveId(wave.pk), by=clerk, now=CLOSES)
    assert Event.objects.count() == 1


def test_a_wave_is_not_closed_before_anybody_could_join(clerk: Actor) -> None:
    wave = open_wave()
    approved(wave, CLOSE)
    with pytest.raises(WindowNotBegun):
        close_wave(wave_id=WaveId(wave.pk), by=clerk, now=OPENS)


def test_a_planned_wave_is_not_closed(clerk: Actor) -> None:
    with pytest.raises(MoveRefused):
        close_wave(wave_id=WaveId(planned_wave().pk), by=clerk, now=CLOSES)


def test_nothing_closes_when_the_audit_cannot_be_written(clerk: Actor, broken_audit: None) -> None:
    wave = open_wave()
    with pytest.raises(RuntimeError), transaction.atomic():
        close_wave(wave_id=WaveId(wave.pk), by=clerk, now=CLOSES)
    wave.refresh_from_db()
    assert wave.state == WaveState.OPEN


@pytest.mark.django_db(transaction=True)
def test_the_clock_closes_what_is_due_and_nothing_else(run_queue: Callable[[], int]) -> None:
    due = open_wave(number=12)
    later = open_wave(number=13, closes_at=CLOSES + timedelta(days=1))
    planned = a_wave(number=14, state=WaveState.PLANNED)
    with transaction.atomic():
        put_on_queue(close_due_waves)
    with time_machine.travel(CLOSES, tick=False):
        run_queue()
    states = {wave.number: wave.state for wave in Wave.objects.all()}
    assert states == {
        due.number: WaveState.CLOSED,
        later.number: WaveState.OPEN,
        planned.number: WaveState.PLANNED,
    }
