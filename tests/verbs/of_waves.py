"""The verbs of step 5, ready to be done. Every wave has a number of its own."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import count
from uuid import UUID

from prakerja.journey import correct_plan as journey_plan
from prakerja.journey import join_wave as journey
from prakerja.journey.person import person_of
from prakerja.journey.try_work_again import try_work_again
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.screening.jobs import screen_wave
from prakerja.waves import join_wave as waves
from prakerja.waves.acts import CANCEL, CLOSE, OPEN, RESCHEDULE, asked_for
from prakerja.waves.cancel_wave import cancel_wave
from prakerja.waves.close_wave import close_wave
from prakerja.waves.close_wave_early import close_wave_early
from prakerja.waves.correct_plan import correct_plan
from prakerja.waves.kept_waves import read_waves, wave_of
from prakerja.waves.leave_wave import leave_wave
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.note_result_read import note_result_read
from prakerja.waves.open_wave import open_wave
from prakerja.waves.plan_wave import PlanRefused, plan_wave
from prakerja.waves.reschedule_wave import reschedule_wave
from prakerja.waves.schedule_rules import Schedule
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.authority import THE_CLOCK
from tests.situations.cards import decided
from tests.situations.screening import closed_wave
from tests.situations.waves import (
    CLOSES,
    EVERYWHERE,
    OPENS,
    a_plan,
    a_wave,
    an_applicant,
    an_officer,
    approved,
    joined,
    ready_applicant,
    second,
)
from tests.situations.work import failed_work
from tests.verbs.table import Doing, verb

#: Those of the scheme of 2021.
_numbers = count(13)
A_ROW_MORE = SeatsLine(pass_number=2, area="ID", group="*", seats=0, carry=True)


def _open() -> Wave:
    return a_wave(number=next(_numbers) % 35 + 12)


def _with_joiner(wave: Wave) -> UUID:
    return joined(wave, an_applicant()).applicant_id


@verb("waves.plan_wave", writes="waves_wave waves_seatrow", events="waves.wave.planned", again=PlanRefused)
def planning() -> Doing:
    officer, plan = an_officer(), a_plan(number=next(_numbers) % 35 + 12)
    assert officer.account_id
    return Doing(partial(plan_wave, plan=plan, by=officer, now=OPENS), officer, officer.account_id)


@verb("waves.correct_plan", writes="waves_wave waves_seatrow", events="waves.wave.corrected")
def correcting() -> Doing:
    return _correcting(correct_plan)


@verb("journey.correct_plan", writes="waves_wave waves_seatrow", events="waves.wave.corrected")
def correcting_beside_the_money() -> Doing:
    return _correcting(journey_plan.correct_plan)


def _correcting(correct: Callable[..., object]) -> Doing:
    officer, wave = an_officer(), a_wave(number=next(_numbers) % 35 + 12, state=WaveState.PLANNED)
    plan = a_plan(number=wave.number, closes_at=CLOSES + timedelta(hours=3), seats=(*EVERYWHERE, A_ROW_MORE))
    assert officer.account_id
    do = partial(correct, wave_id=WaveId(wave.pk), plan=plan, by=officer, now=OPENS)
    return Doing(do, officer, officer.account_id)


@verb(
    "waves.reschedule_wave",
    writes="waves_wave waves_wavechange a_log_entry work_longwork a_job",
    events="waves.wave.rescheduled",
)
def rescheduling() -> Doing:
    wave = _open()
    wanted = Schedule(wave.opens_at, CLOSES + timedelta(days=1), wave.result_expected_at + timedelta(days=1))
    decided(RESCHEDULE, wave.pk, at=OPENS, **asked_for(wanted))
    by = second(wave, RESCHEDULE)
    do = partial(reschedule_wave, wave_id=WaveId(wave.pk), by=by, now=OPENS)
    return Doing(do, by, _with_joiner(wave))


@verb(
    "waves.cancel_wave",
    writes="waves_wave waves_wavechange a_log_entry work_longwork a_job",
    events="waves.wave.cancelled",
)
def cancelling() -> Doing:
    wave = _open()
    approved(wave, CANCEL)
    by = second(wave, CANCEL)
    return Doing(partial(cancel_wave, wave_id=WaveId(wave.pk), by=by, now=OPENS), by, _with_joiner(wave))


@verb("waves.open_wave", writes="waves_wave a_log_entry", events="waves.wave.opened")
def opening() -> Doing:
    wave = a_wave(number=next(_numbers) % 35 + 12, state=WaveState.PLANNED)
    approval = approved(wave, OPEN)
    by = second(wave, OPEN)
    return Doing(partial(open_wave, wave_id=WaveId(wave.pk), by=by, now=OPENS), by, approval.proposed_by)


@verb("waves.close_wave", writes="waves_wave", events="waves.wave.closed")
def closing() -> Doing:
    wave = _open()
    do = partial(close_wave, wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES)
    return Doing(do, THE_CLOCK, _with_joiner(wave))


@verb("waves.close_wave_early", writes="waves_wave", events="waves.wave.closed")
def closing_early() -> Doing:
    wave = _open()
    approved(wave, CLOSE)
    by, now = second(wave, CLOSE), CLOSES.replace(hour=1)
    return Doing(partial(close_wave_early, wave_id=WaveId(wave.pk), by=by, now=now), by, _with_joiner(wave))


def _ready() -> tuple[ApplicantId, Actor]:
    applicant_id = ready_applicant()
    return applicant_id, Actor.applicant(applicant_id)


@verb("waves.join_wave", writes="waves_joiner", events="waves.joiner.joined")
def joining() -> Doing:
    wave, (applicant_id, by) = _open(), _ready()

    def do() -> None:
        waves.join_wave(
            wave=wave_of(wave.pk, read_waves()),
            applicant_id=applicant_id,
            applicant=person_of(applicant_id, now=OPENS).readiness,
            by=by,
            now=OPENS,
        )

    return Doing(do, by, applicant_id)


@verb("journey.join_wave", writes="waves_joiner", events="waves.joiner.joined")
def joining_with_what_all_steps_know() -> Doing:
    wave, (applicant_id, by) = _open(), _ready()
    do = partial(journey.join_wave, wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=by, now=OPENS)
    return Doing(do, by, applicant_id)


@verb("waves.leave_wave", writes="waves_joiner", events="waves.joiner.left")
def leaving() -> Doing:
    wave, (applicant_id, by) = _open(), _ready()
    joined(wave, applicant_id)
    do = partial(leave_wave, wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=by, now=OPENS)
    return Doing(do, by, applicant_id)


@verb("waves.note_result_read", writes="waves_joiner")
def reading_the_result() -> Doing:
    wave = a_wave(number=next(_numbers) % 35 + 12, state=WaveState.PUBLISHED)
    applicant_id = an_applicant()
    joined(wave, applicant_id)
    by = Actor.applicant(applicant_id)
    return Doing(
        partial(note_result_read, wave_id=wave.pk, applicant_id=applicant_id, by=by, now=CLOSES), by, applicant_id
    )


@verb("journey.try_work_again", writes="work_longwork a_job", events="journey.work.tried_again")
def trying_again() -> Doing:
    wave, officer = closed_wave(number=next(_numbers) % 35 + 12), an_officer()
    failed_work(screen_wave, wave_id=wave.pk)
    return Doing(partial(try_work_again, wave_id=wave.pk, by=officer, now=CLOSES), officer, _with_joiner(wave))
