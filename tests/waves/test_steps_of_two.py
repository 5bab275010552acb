"""A step of a wave is proposed by one officer and confirmed by another; nobody does it alone."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.kit.actor import Actor
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.approvals import StepNotConfirmed, StepNotDue
from prakerja.waves.confirm_step import NothingProposed, SamePerson, confirm_step
from prakerja.waves.models import StepApproval, Wave, WaveId
from prakerja.waves.open_wave import WindowPassed, open_wave
from prakerja.waves.propose_step import AlreadyProposed, ReasonMissing, propose_step
from prakerja.waves.states import WaveState, WaveStep
from prakerja.waves.withdraw_proposal import ConfirmedAlready, withdraw_proposal
from tests.situations.waves import CLOSES, a_wave, an_applicant, an_officer, approved, planned_wave, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    return planned_wave()


@pytest.fixture
def ratna() -> Actor:
    return an_officer(name="Ratna")


@pytest.fixture
def bima() -> Actor:
    return an_officer(name="Bima")


def propose(wave: Wave, by: Actor, now: datetime, step: WaveStep = WaveStep.OPEN, reason: str = "Siap") -> StepApproval:
    return propose_step(wave_id=WaveId(wave.pk), step=step, reason=reason, by=by, now=now)


def test_a_proposal_alone_changes_nothing(wave: Wave, ratna: Actor, now: datetime) -> None:
    propose(wave, ratna, now)
    wave.refresh_from_db()
    assert wave.state == WaveState.PLANNED


def test_two_people_open_a_wave_and_pin_its_scheme(wave: Wave, ratna: Actor, bima: Actor, now: datetime) -> None:
    confirm_step(approval_id=propose(wave, ratna, now).pk, by=bima, now=now)
    wave.refresh_from_db()
    assert wave.state == WaveState.OPEN
    assert wave.scheme_version == load_scheme("2021").version
    assert list(Event.objects.order_by("id").values_list("name", flat=True)) == [
        "waves.step.proposed",
        "waves.step.confirmed",
        "waves.wave.opened",
    ]


def test_whoever_proposed_cannot_confirm(wave: Wave, ratna: Actor, now: datetime) -> None:
    approval = propose(wave, ratna, now)
    with pytest.raises(SamePerson):
        confirm_step(approval_id=approval.pk, by=ratna, now=now)
    wave.refresh_from_db()
    assert wave.state == WaveState.PLANNED


def test_the_database_refuses_the_same_person_too(wave: Wave, ratna: Actor, now: datetime) -> None:
    proposed(wave, WaveStep.OPEN, by=ratna)
    with pytest.raises(IntegrityError, match="nobody_confirms_their_own_proposal"), transaction.atomic():
        StepApproval.objects.update(confirmed_by=ratna.account_id, confirmed_at=now)


def test_confirming_twice_is_confirming_once(wave: Wave, ratna: Actor, bima: Actor, now: datetime) -> None:
    approval = propose(wave, ratna, now)
    first = confirm_step(approval_id=approval.pk, by=bima, now=now)
    second = confirm_step(approval_id=approval.pk, by=bima, now=now)
    assert first.confirmed_at == second.confirmed_at
    assert Event.objects.filter(name="waves.wave.opened").count() == 1


def test_proposing_twice_is_proposing_once(wave: Wave, ratna: Actor, now: datetime) -> None:
    assert propose(wave, ratna, now).pk == propose(wave, ratna, now).pk
    assert Event.objects.count() == 1


def test_what_another_officer_proposed_is_not_proposed_again(
    wave: Wave, ratna: Actor, bima: Actor, now: datetime
) -> None:
    propose(wave, ratna, now)
    with pytest.raises(AlreadyProposed):
        propose(wave, bima, now)


def test_a_proposal_says_why(wave: Wave, ratna: Actor, now: datetime) -> None:
    with pytest.raises(ReasonMissing):
        propose(wave, ratna, now, reason="  ")


@pytest.mark.parametrize("step", [WaveStep.CLOSE, WaveStep.FREEZE, WaveStep.DRAW, WaveStep.PUBLISH])
def test_a_step_is_not_proposed_before_its_turn(wave: Wave, ratna: Actor, now: datetime, step: WaveStep) -> None:
    with pytest.raises(StepNotDue):
        propose(wave, ratna, now, step=step)


def test_a_step_is_not_confirmed_after_its_turn(ratna: Actor, bima: Actor, now: datetime) -> None:
    wave = a_wave(state=WaveState.CLOSED)
    approval = proposed(wave, WaveStep.CLOSE, by=ratna)
    with pytest.raises(StepNotDue):
        confirm_step(approval_id=approval.pk, by=bima, now=now)


def test_neither_an_applicant_nor_the_system_decides(wave: Wave, ratna: Actor, now: datetime) -> None:
    approval = propose(wave, ratna, now)
    for outsider in (Actor.applicant(an_applicant()), Actor.system("clock")):
        with pytest.raises(PermissionMissing):
            propose(wave, outsider, now)
        with pytest.raises(PermissionMissing):
            confirm_step(approval_id=approval.pk, by=outsider, now=now)


def test_a_withdrawn_proposal_cannot_be_confirmed(wave: Wave, ratna: Actor, bima: Actor, now: datetime) -> None:
    approval = propose(wave, ratna, now)
    withdraw_proposal(approval_id=approval.pk, by=ratna, now=now)
    withdraw_proposal(approval_id=approval.pk, by=ratna, now=now)
    with pytest.raises(NothingProposed):
        confirm_step(approval_id=approval.pk, by=bima, now=now)
    assert Event.objects.filter(name="waves.step.withdrawn").count() == 1


def test_after_a_withdrawal_one_may_propose_anew(wave: Wave, ratna: Actor, bima: Actor, now: datetime) -> None:
    withdraw_proposal(approval_id=propose(wave, ratna, now).pk, by=bima, now=now)
    confirm_step(approval_id=propose(wave, bima, now).pk, by=ratna, now=now)
    wave.refresh_from_db()
    assert wave.state == WaveState.OPEN


def test_what_two_people_decided_is_not_withdrawn(now: datetime, ratna: Actor) -> None:
    approval = approved(planned_wave(), WaveStep.OPEN)
    with pytest.raises(ConfirmedAlready):
        withdraw_proposal(approval_id=approval.pk, by=ratna, now=now)


def test_a_wave_does_not_open_without_two_people(wave: Wave, ratna: Actor, now: datetime) -> None:
    propose(wave, ratna, now)
    with pytest.raises(StepNotConfirmed):
        open_wave(wave_id=WaveId(wave.pk), by=ratna, now=now)


def test_a_wave_whose_window_is_over_does_not_open(wave: Wave, ratna: Actor, bima: Actor, now: datetime) -> None:
    approval = propose(wave, ratna, now)
    with pytest.raises(WindowPassed), transaction.atomic():
        confirm_step(approval_id=approval.pk, by=bima, now=CLOSES)
    approval.refresh_from_db()
    assert approval.confirmed_at is None


def test_nothing_is_confirmed_when_the_audit_cannot_be_written(
    wave: Wave, ratna: Actor, bima: Actor, now: datetime, broken_audit: None
) -> None:
    approval = proposed(wave, WaveStep.OPEN, by=ratna)
    with pytest.raises(RuntimeError), transaction.atomic():
        confirm_step(approval_id=approval.pk, by=bima, now=now)
    approval.refresh_from_db()
    wave.refresh_from_db()
    assert (approval.confirmed_at, wave.state) == (None, WaveState.PLANNED)


def test_nothing_is_proposed_when_the_audit_cannot_be_written(
    wave: Wave, ratna: Actor, now: datetime, broken_audit: None
) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        propose(wave, ratna, now)
    assert not StepApproval.objects.exists()
