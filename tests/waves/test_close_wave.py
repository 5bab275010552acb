"""A wave closes by the clock; before its time only two people can close it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.waves.acts import CLOSE
from prakerja.waves.close_wave import NotItsTime, close_wave
from prakerja.waves.close_wave_early import close_wave_early
from prakerja.waves.jobs import close_due_waves
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.stages import StageNotDue, WindowNotBegun
from prakerja.waves.states import WaveState
from tests.situations.authority import THE_CLOCK
from tests.situations.rows import nothing_changes
from tests.situations.waves import (
    CLOSES,
    OPENS,
    a_wave,
    an_applicant,
    an_officer,
    approved,
    joined,
    open_wave,
    planned_wave,
    second,
)

pytestmark = pytest.mark.django_db


def test_the_clock_closes_a_wave_at_its_time() -> None:
    wave = open_wave()
    close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES)
    wave.refresh_from_db()
    assert (wave.state, wave.closes_at) == (WaveState.CLOSED, CLOSES)


def test_the_clock_alone_does_not_close_early() -> None:
    with pytest.raises(NotItsTime):
        close_wave(wave_id=WaveId(open_wave().pk), by=THE_CLOCK, now=CLOSES - timedelta(seconds=1))


def test_two_people_close_early_and_the_wave_says_since_when(now: datetime) -> None:
    wave = open_wave()
    subject = str(wave.pk)
    proposal = propose_act(act=CLOSE, subject=subject, reason="Gangguan", by=an_officer(), now=now)
    assert proposal.plan == {"number": 12, "joiners": 0, "planned_end": CLOSES.isoformat()}
    confirm_proposal(proposal_id=proposal.pk, by=an_officer(), now=now)
    wave.refresh_from_db()
    assert (wave.state, wave.closes_at) == (WaveState.CLOSED, now)
    assert Event.objects.get(name="waves.wave.closed").facts["planned_end"] == CLOSES.isoformat()


def test_closing_twice_is_closing_once() -> None:
    wave = open_wave()
    for _ in range(2):
        close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES)
    assert Event.objects.count() == 1


def test_a_wave_is_not_closed_before_anybody_could_join() -> None:
    wave = open_wave()
    approved(wave, CLOSE)
    with pytest.raises(WindowNotBegun):
        close_wave_early(wave_id=WaveId(wave.pk), by=second(wave, CLOSE), now=OPENS)
    with pytest.raises(WindowNotBegun):
        propose_act(act=CLOSE, subject=str(wave.pk), reason="Gangguan", by=an_officer(), now=OPENS)


def test_closing_is_proposed_from_the_first_moment_of_the_window() -> None:
    subject = str(open_wave().pk)
    just_begun = OPENS + timedelta(microseconds=1)
    assert propose_act(act=CLOSE, subject=subject, reason="Gangguan", by=an_officer(), now=just_begun).pk


def test_one_officer_does_not_close_early(now: datetime) -> None:
    wave = open_wave()
    with pytest.raises(NotConfirmed):
        close_wave_early(wave_id=WaveId(wave.pk), by=an_officer(), now=now)
    wave.refresh_from_db()
    assert wave.state == WaveState.OPEN


def test_a_planned_wave_is_not_closed() -> None:
    with pytest.raises(StageNotDue):
        close_wave(wave_id=WaveId(planned_wave().pk), by=THE_CLOCK, now=CLOSES)


def test_nothing_closes_when_the_audit_cannot_be_written(broken_audit: None) -> None:
    wave = open_wave()
    with pytest.raises(RuntimeError), transaction.atomic():
        close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES)
    wave.refresh_from_db()
    assert wave.state == WaveState.OPEN


def test_a_clock_that_comes_late_leaves_the_hour_that_was_announced() -> None:
    wave = open_wave()
    given = close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES + timedelta(hours=2))
    assert (given.state, given.closes_at) == (WaveState.CLOSED, CLOSES)


def test_the_audit_says_which_wave_was_closed_when_and_by_whom() -> None:
    wave, late = open_wave(), CLOSES + timedelta(minutes=3)
    close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=late)
    event = Event.objects.get()
    assert (event.name, event.subject_type, event.subject_id) == ("waves.wave.closed", "waves.Wave", str(wave.pk))
    assert event.facts == {"number": 12, "planned_end": CLOSES.isoformat()}
    assert (event.actor_kind, event.actor_name, event.actor_id, event.at) == ("system", THE_CLOCK.name, None, late)


def test_closing_a_wave_touches_neither_another_wave_nor_its_joiners() -> None:
    wave, other = open_wave(), open_wave(number=13)
    joined(wave, an_applicant())
    close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES)
    other.refresh_from_db()
    assert (other.state, other.closes_at) == (WaveState.OPEN, CLOSES)
    assert wave.joiners.count() == 1


@pytest.mark.parametrize("state", [state for state in WaveState if state not in {WaveState.PLANNED, WaveState.OPEN}])
def test_a_wave_that_was_closed_before_stays_as_it_is_whoever_closes_it(state: WaveState, now: datetime) -> None:
    wave = a_wave(state=state)
    approved(wave, CLOSE)
    with nothing_changes():
        assert close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES).state == state
        assert close_wave_early(wave_id=WaveId(wave.pk), by=second(wave, CLOSE), now=now).state == state


@pytest.mark.parametrize(
    "by",
    [Actor.visitor(), Actor.operator("Wati"), Actor.system("screening.screen_wave"), Actor.partner("PLATFORM-1")],
    ids=lambda actor: str(actor.kind),
)
def test_nobody_but_the_clock_closes_a_wave_at_its_time(by: Actor) -> None:
    wave = open_wave()
    with nothing_changes(), pytest.raises(PermissionMissing):
        close_wave(wave_id=WaveId(wave.pk), by=by, now=CLOSES)


def test_an_officer_alone_does_not_close_it_at_its_time_either() -> None:
    wave, officer = open_wave(), an_officer()
    with nothing_changes(), pytest.raises(PermissionMissing):
        close_wave(wave_id=WaveId(wave.pk), by=officer, now=CLOSES)


def test_closing_early_is_refused_for_each_reason_when_it_is_proposed() -> None:
    officer, open_one, planned = an_officer(), open_wave(), planned_wave(number=13)
    refused = {
        (open_one, OPENS - timedelta(days=1)): WindowNotBegun,
        (open_one, OPENS): WindowNotBegun,
        (planned, OPENS + timedelta(hours=1)): StageNotDue,
    }
    for (wave, moment), refusal in refused.items():
        with nothing_changes(), pytest.raises(refusal):
            propose_act(act=CLOSE, subject=str(wave.pk), reason="Gangguan", by=officer, now=moment)


def test_the_proposal_counts_who_would_be_shut_in(now: datetime) -> None:
    wave, other = open_wave(), open_wave(number=13)
    for _ in range(3):
        joined(wave, an_applicant())
    joined(other, an_applicant())
    proposal = propose_act(act=CLOSE, subject=str(wave.pk), reason="Gangguan", by=an_officer(), now=now)
    assert proposal.plan["joiners"] == 3


def test_a_wave_that_the_clock_closed_meanwhile_is_not_closed_early(now: datetime) -> None:
    wave, bima = open_wave(), an_officer(name="Bima")
    proposal = propose_act(act=CLOSE, subject=str(wave.pk), reason="Gangguan", by=an_officer(), now=now)
    close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES)
    with nothing_changes(), pytest.raises(StageNotDue):
        confirm_proposal(proposal_id=proposal.pk, by=bima, now=CLOSES)


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
