"""A planned wave becomes public when two people have decided it, with the text of its scheme pinned."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.approvals.states import ProposalState
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.acts import OPEN
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.open_wave import open_wave
from prakerja.waves.said_of_rules import seats_sha256
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.stages import StageNotDue, WindowPassed
from prakerja.waves.states import WaveState
from tests.situations.rows import nothing_changes
from tests.situations.waves import CLOSES, OPENS, RESULT, a_wave, an_officer, approved, planned_wave, second

pytestmark = pytest.mark.django_db

VERSION = load_scheme("2021").version


def opened(wave: Wave, now: datetime) -> Wave:
    return open_wave(wave_id=WaveId(wave.pk), by=second(wave, OPEN), now=now)


def test_the_wave_is_announced_with_todays_text_of_its_scheme(now: datetime) -> None:
    wave = planned_wave()
    approved(wave, OPEN)
    given = opened(wave, now)
    wave.refresh_from_db()
    assert (wave.state, wave.scheme_version) == (WaveState.OPEN, VERSION)
    assert (given.state, given.scheme_version) == (WaveState.OPEN, VERSION)
    assert list(Wave.objects.announced()) == [wave]


def test_opening_moves_neither_the_window_nor_the_seats(now: datetime) -> None:
    wave = planned_wave()
    approved(wave, OPEN)
    opened(wave, now)
    wave.refresh_from_db()
    assert (wave.opens_at, wave.closes_at) == (OPENS, CLOSES)
    assert list(wave.seat_rows.values_list("area", "seats")) == [("ID", 600)]


def test_the_audit_names_the_wave_its_scheme_and_who_confirmed(now: datetime) -> None:
    wave = planned_wave()
    approval = approved(wave, OPEN)
    opened(wave, now)
    event = Event.objects.get()
    assert (event.name, event.subject_type, event.subject_id) == ("waves.wave.opened", "waves.Wave", str(wave.pk))
    assert event.facts == {"number": 12, "scheme": f"2021 {VERSION}"}
    assert (event.actor_kind, event.actor_id, event.at) == ("staff", approval.confirmed_by, now)


def test_opening_twice_is_opening_once(now: datetime) -> None:
    wave = planned_wave()
    approved(wave, OPEN)
    opened(wave, now)
    with nothing_changes():
        assert opened(wave, now + timedelta(hours=1)).state == WaveState.OPEN


@pytest.mark.parametrize("state", [state for state in WaveState if state is not WaveState.PLANNED])
def test_a_wave_that_has_gone_on_is_left_as_it_is(state: WaveState, now: datetime) -> None:
    wave = a_wave(state=state)
    approved(wave, OPEN)
    with nothing_changes():
        assert opened(wave, now).state == state


def test_another_wave_stays_hidden(now: datetime) -> None:
    wave, other = planned_wave(), planned_wave(number=13)
    approved(wave, OPEN)
    opened(wave, now)
    other.refresh_from_db()
    assert (other.state, other.scheme_version) == (WaveState.PLANNED, "")


def test_what_two_people_decided_about_one_wave_opens_no_other(now: datetime) -> None:
    wave, other = planned_wave(), planned_wave(number=13)
    approved(wave, OPEN)
    with nothing_changes(), pytest.raises(NotConfirmed) as refused:
        open_wave(wave_id=WaveId(other.pk), by=second(wave, OPEN), now=now)
    assert refused.value.act is OPEN


def test_a_third_officer_does_not_open_what_two_others_decided(now: datetime) -> None:
    wave, third = planned_wave(), an_officer(name="Citra")
    approved(wave, OPEN)
    with nothing_changes(), pytest.raises(NotConfirmed):
        open_wave(wave_id=WaveId(wave.pk), by=third, now=now)


def test_a_window_that_is_over_is_not_opened_even_when_two_people_decided_it() -> None:
    wave = planned_wave()
    approved(wave, OPEN)
    with nothing_changes(), pytest.raises(WindowPassed):
        opened(wave, CLOSES)


def test_until_the_last_moment_of_its_window_it_is_opened() -> None:
    wave = planned_wave()
    approved(wave, OPEN)
    assert opened(wave, CLOSES - timedelta(microseconds=1)).state == WaveState.OPEN


def test_nothing_is_opened_when_the_audit_cannot_be_written(broken_audit: None, now: datetime) -> None:
    wave = planned_wave()
    approved(wave, OPEN)
    with nothing_changes(), pytest.raises(RuntimeError), transaction.atomic():
        opened(wave, now)


def test_the_proposal_says_what_will_be_announced(now: datetime) -> None:
    seats = (SeatsLine(1, "32", "phk", 80, carry=False), SeatsLine(2, "ID", "*", 20, carry=True))
    wave = planned_wave(seats=seats)
    proposal = propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=an_officer(), now=now)
    assert proposal.plan == {
        "number": 12,
        "seats": 100,
        "opens_at": OPENS.isoformat(),
        "closes_at": CLOSES.isoformat(),
        "scheme": "2021",
        "version": VERSION,
        "result_expected_at": RESULT.isoformat(),
        "seats_sha256": seats_sha256(wave),
    }


def test_confirming_opens_it_at_once_and_the_proposal_is_carried_out(now: datetime) -> None:
    wave = planned_wave()
    proposal = propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=an_officer(), now=now)
    confirm_proposal(proposal_id=proposal.pk, by=an_officer(name="Bima"), now=now)
    wave.refresh_from_db()
    proposal.refresh_from_db()
    assert (wave.state, proposal.state) == (WaveState.OPEN, ProposalState.CARRIED_OUT)
    assert proposal.carried_out_at == now


def test_a_wave_whose_window_ended_meanwhile_is_not_confirmed_and_its_proposal_waits_on() -> None:
    wave = planned_wave()
    before = CLOSES - timedelta(minutes=1)
    proposal = propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=an_officer(), now=before)
    bima = an_officer(name="Bima")
    with nothing_changes(), pytest.raises(WindowPassed):
        confirm_proposal(proposal_id=proposal.pk, by=bima, now=CLOSES)


def test_opening_is_not_proposed_for_a_window_that_is_over() -> None:
    wave, officer = planned_wave(), an_officer()
    with nothing_changes(), pytest.raises(WindowPassed):
        propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=officer, now=CLOSES)


def test_opening_is_not_proposed_twice_over_and_says_what_the_wave_is(now: datetime) -> None:
    wave, officer = a_wave(state=WaveState.DRAWN), an_officer()
    with nothing_changes(), pytest.raises(StageNotDue, match="decided while the wave is planned; it is drawn") as found:
        propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=officer, now=now)
    assert (found.value.wanted, found.value.found) == (WaveState.PLANNED, WaveState.DRAWN)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_other_roles_propose_no_opening(role: Role, now: datetime) -> None:
    wave, other = planned_wave(), an_officer(role)
    with nothing_changes(), pytest.raises(PermissionMissing):
        propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=other, now=now)
    assert not Proposal.objects.exists()
