"""A plan is corrected, an announced wave moved or cancelled: what becomes true, who is told, and what is refused."""

from datetime import datetime, timedelta
from itertools import product

import pytest

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.journey.correct_plan import MoneySetAside
from prakerja.journey.correct_plan import correct_plan as correct_beside_money
from prakerja.kit.refused import Refused
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.write_text import write_text
from prakerja.publog.models import Submission
from prakerja.waves.acts import CANCEL, OPEN, RESCHEDULE, asked_for
from prakerja.waves.correct_plan import correct_plan
from prakerja.waves.models import Wave, WaveChange, WaveId
from prakerja.waves.plan_of import plan_of
from prakerja.waves.plan_rules import PlanFault
from prakerja.waves.plan_wave import PlanRefused
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.stages import ScheduleRefused, StageNotDue, TooLateToCancel, WaveCancelled, schedule_of
from prakerja.waves.states import WaveState
from prakerja.waves.tell_of_change import tell_of_change, words_of_change
from tests.situations.cards import funded
from tests.situations.rows import nothing_changes
from tests.situations.wave_changes import A_DAY, LATER, a_day_later, cancelled, moved_wave
from tests.situations.waves import (
    CLOSES,
    OPENS,
    a_plan,
    a_wave,
    an_applicant,
    an_officer,
    joined,
    open_wave,
    planned_wave,
    ready_applicant,
)

pytestmark = pytest.mark.django_db
BEFORE = OPENS - A_DAY
ONE_ROW = SeatsLine(1, "ID", "*", 900, carry=False)


def test_a_corrected_plan_is_as_if_it_had_been_planned_so() -> None:
    wave, plan = planned_wave(), a_plan(number=13, closes_at=CLOSES + A_DAY, seats=(ONE_ROW,))
    correct_plan(wave_id=WaveId(wave.pk), plan=plan, by=an_officer(), now=BEFORE)
    wave.refresh_from_db()
    assert plan_of(wave) == plan


def test_a_correction_that_changes_nothing_writes_nothing() -> None:
    wave, officer = planned_wave(), an_officer()
    with nothing_changes():
        correct_plan(wave_id=WaveId(wave.pk), plan=a_plan(), by=officer, now=BEFORE)


def test_a_correction_is_refused_by_the_rules_of_planning_and_for_a_number_that_is_taken() -> None:
    wave, officer = planned_wave(), an_officer()
    a_wave(number=13)
    for plan, fault in (
        (a_plan(seats=(ONE_ROW, ONE_ROW, ONE_ROW)), PlanFault.SAME_ROW_TWICE),
        (a_plan(number=13), PlanFault.NUMBER_TAKEN),
    ):
        with nothing_changes(), pytest.raises(PlanRefused) as refused:
            correct_plan(wave_id=WaveId(wave.pk), plan=plan, by=officer, now=BEFORE)
        assert {reason.fault for reason in refused.value.reasons} == {fault}


@pytest.mark.parametrize("state", [state for state in WaveState if state is not WaveState.PLANNED])
def test_what_is_announced_or_cancelled_is_not_corrected(state: WaveState) -> None:
    wave, officer = a_wave(state=state), an_officer()
    with nothing_changes(), pytest.raises(StageNotDue):
        correct_plan(wave_id=WaveId(wave.pk), plan=a_plan(seats=(ONE_ROW,)), by=officer, now=BEFORE)


def test_to_open_what_was_corrected_meanwhile_is_void_even_where_the_sum_of_its_seats_is_the_same() -> None:
    wave, bima = planned_wave(), an_officer(name="Bima")
    proposal = propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=an_officer(), now=BEFORE)
    elsewhere = a_plan(seats=(SeatsLine(1, "32", "*", 600, carry=False),))
    correct_plan(wave_id=WaveId(wave.pk), plan=elsewhere, by=an_officer(), now=BEFORE)
    with nothing_changes(), pytest.raises(ProposalVoid):
        confirm_proposal(proposal_id=proposal.pk, by=bima, now=BEFORE)


def test_what_money_is_set_aside_for_is_not_corrected_and_the_rest_is() -> None:
    wave, officer = funded(planned_wave()), an_officer()
    with nothing_changes(), pytest.raises(MoneySetAside):
        correct_beside_money(wave_id=WaveId(wave.pk), plan=a_plan(seats=(ONE_ROW,)), by=officer, now=BEFORE)
    later = a_plan(closes_at=CLOSES + A_DAY)
    correct_beside_money(wave_id=WaveId(wave.pk), plan=later, by=officer, now=BEFORE)
    wave.refresh_from_db()
    assert wave.closes_at == CLOSES + A_DAY


def test_a_moved_wave_can_be_joined_until_its_new_end_and_the_old_one_stays_to_be_read() -> None:
    wave = moved_wave()
    change = WaveChange.objects.get()
    assert (wave.closes_at, change.closes_before, change.opens_before) == (CLOSES + A_DAY, CLOSES, OPENS)
    assert list(Wave.objects.joinable(CLOSES)) == [wave]
    [entry] = Submission.objects.filter(once_key="waves.rescheduled:12:1")
    assert wave.closes_at.isoformat() in entry.line


def texts_told(wave: Wave) -> set[tuple[str, str]]:
    while tell_of_change(wave_id=wave.pk, number=WaveChange.objects.filter(wave=wave).count(), now=LATER, at_once=2):
        pass
    return set(Message.objects.values_list("text", "channel"))


def test_who_had_joined_is_told_once_by_letter_and_sms_and_who_joined_later_is_not() -> None:
    wave = open_wave()
    people = [ready_applicant() for _ in range(3)]
    for one in people:
        joined(wave, one)
    cancelled(wave)
    joined(wave, an_applicant("Datang"), at=LATER + timedelta(minutes=1))
    assert texts_told(wave) == {("wave_cancelled", "email"), ("wave_cancelled", "sms")}
    assert set(Message.objects.values_list("owner_id", flat=True)) == set(people)
    texts_told(wave)
    assert Message.objects.count() == 6


def test_of_a_change_that_was_changed_again_nobody_hears() -> None:
    wave = open_wave()
    joined(wave, ready_applicant())
    for days in (1, 2):
        wanted = schedule_of(wave)._replace(closes_at=CLOSES + days * timedelta(hours=9))
        two = [an_officer(), an_officer(name="Bima")]
        asked = asked_for(wanted)
        proposal = propose_act(
            act=RESCHEDULE, subject=str(wave.pk), asked=asked, reason="Gangguan", by=two[0], now=LATER
        )
        confirm_proposal(proposal_id=proposal.pk, by=two[1], now=LATER)
    assert not tell_of_change(wave_id=wave.pk, number=1, now=LATER)
    assert not Message.objects.exists()
    assert texts_told(wave) == {("wave_rescheduled", "email"), ("wave_rescheduled", "sms")}


@pytest.mark.parametrize(
    ("language", "closes", "result"),
    [("id", "Ditutup: Sabtu, 27 Februari 2021", "Rabu, 3 Maret"), ("en", "Closes: Saturday, 27 February", "3 March")],
)
def test_the_letters_say_what_changed_and_why_and_not_what_did_not(language: str, closes: str, result: str) -> None:
    moved_wave()
    change = WaveChange.objects.select_related("wave").get()
    words = {**words_of_change(change), "name": "Siti", "regency": "9171"}
    for text, channel in product(("wave_rescheduled", "wave_cancelled"), Channel):
        written = " ".join(write_text(text=text, channel=channel, language=language, words=words))
        is_moved, is_letter = text == "wave_rescheduled", channel == Channel.EMAIL
        assert ("27 Feb" in written, result in written) == (is_moved, is_moved)
        assert (change.reason in written, closes in written) == (is_letter, is_letter and is_moved)
        assert not any(word in written for word in ("Dibuka:", "Opens:"))
        assert ("WIT" in written) == is_moved


def test_a_cancelled_wave_is_over_for_everybody_and_its_money_goes_back() -> None:
    wave = funded(open_wave())
    set_aside = YearBudget.objects.get().set_aside
    proposal = propose_act(act=CANCEL, subject=str(wave.pk), reason="Ditunda", by=an_officer(), now=LATER)
    confirm_proposal(proposal_id=proposal.pk, by=an_officer(name="Bima"), now=LATER)
    wave.refresh_from_db()
    budget = WaveBudget.objects.get()
    assert wave.state == WaveState.CANCELLED
    assert not Wave.objects.joinable(LATER).exists()
    assert (set_aside > 0, YearBudget.objects.get().set_aside, budget.unawarded) == (True, 0, budget.seats)


def test_a_plan_that_is_cancelled_was_never_announced() -> None:
    cancelled(planned_wave())
    assert not Wave.objects.announced().exists()
    assert not WaveChange.objects.exists()
    assert not Submission.objects.exists()


REFUSED: dict[WaveState, tuple[type[Refused] | None, type[Refused] | None]] = {
    WaveState.PLANNED: (StageNotDue, None),
    WaveState.OPEN: (None, None),
    WaveState.CLOSED: (ScheduleRefused, None),
    WaveState.SCREENED: (ScheduleRefused, None),
    WaveState.FROZEN: (ScheduleRefused, TooLateToCancel),
    WaveState.DRAWN: (ScheduleRefused, TooLateToCancel),
    WaveState.PUBLISHED: (StageNotDue, TooLateToCancel),
    WaveState.CANCELLED: (WaveCancelled, WaveCancelled),
}


@pytest.mark.parametrize("state", WaveState)
def test_in_each_state_what_cannot_be_done_is_not_even_proposed(state: WaveState) -> None:
    wave, officer = a_wave(state=state), an_officer()
    wanted = schedule_of(wave)._replace(closes_at=CLOSES + A_DAY)
    for act, asked, refused in zip((RESCHEDULE, CANCEL), (asked_for(wanted), {}), REFUSED[state], strict=True):
        if refused is None:
            propose_act(act=act, subject=str(wave.pk), asked=asked, reason="Siap", by=officer, now=LATER)
            continue
        with nothing_changes(), pytest.raises(refused):
            propose_act(act=act, subject=str(wave.pk), asked=asked, reason="Siap", by=officer, now=LATER)


@pytest.mark.parametrize("state", [WaveState.CLOSED, WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN])
def test_a_result_that_is_late_is_announced_anew_until_it_is_there(state: WaveState) -> None:
    wave = a_wave(state=state)
    wanted = schedule_of(wave)._replace(result_expected_at=wave.result_expected_at + A_DAY)
    asked = asked_for(wanted)
    propose_act(act=RESCHEDULE, subject=str(wave.pk), asked=asked, reason="Siap", by=an_officer(), now=CLOSES + A_DAY)


def test_nobody_but_officers_moves_a_wave(now: datetime) -> None:
    wave = open_wave()
    asked = asked_for(a_day_later(wave))
    for role in (Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR):
        other = an_officer(role)
        with nothing_changes(), pytest.raises(PermissionMissing):
            propose_act(act=RESCHEDULE, subject=str(wave.pk), asked=asked, reason="x", by=other, now=now)
