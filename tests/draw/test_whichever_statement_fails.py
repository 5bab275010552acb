"""Whichever statement of a stage fails, nothing is saved, and the same stage done again comes to its end."""

from collections.abc import Callable
from functools import partial

import pytest

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, THAW
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.engine.seed import commitment_of
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.draw.thaw_candidates import thaw_candidates
from prakerja.journey.join_wave import join_wave
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.acts import OPEN
from prakerja.waves.close_wave import close_wave
from prakerja.waves.leave_wave import leave_wave
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.plan_wave import plan_wave
from tests.situations import draw, waves
from tests.situations.authority import SCREENING, THE_CLOCK
from tests.situations.draw import NOW, committed_wave, drawn_wave, frozen_wave, published_wave, revealed_wave, secret
from tests.situations.failing import fails_whole
from tests.situations.screening import a_file, a_joiner, a_nik, closed_wave, list_details, taken_in
from tests.situations.waves import (
    CLOSES,
    OPENS,
    a_plan,
    an_officer,
    approved,
    joined,
    planned_wave,
    ready_applicant,
    second,
)

pytestmark = pytest.mark.django_db

type Do = Callable[[], object]


def a_wave_of_two() -> Wave:
    wave = closed_wave()
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    return wave


def in_one_unit_of_work(do: Callable[..., object], *, by: Actor) -> Do:
    def whole() -> None:
        with unit_of_work(by=by):
            do(by=by)

    return whole


def planning() -> Do:
    return in_one_unit_of_work(partial(plan_wave, plan=a_plan(), now=OPENS), by=an_officer())


def opening() -> Do:
    wave = planned_wave()
    proposal = propose_act(act=OPEN, subject=str(wave.pk), reason="Siap", by=an_officer(), now=OPENS)
    bima = an_officer(name="Bima")
    return in_one_unit_of_work(partial(confirm_proposal, proposal_id=proposal.pk, now=OPENS), by=bima)


def joining() -> Do:
    wave, applicant_id = waves.open_wave(), ready_applicant()
    by = Actor.applicant(applicant_id)
    return in_one_unit_of_work(partial(join_wave, wave_id=WaveId(wave.pk), applicant_id=applicant_id, now=OPENS), by=by)


def leaving() -> Do:
    wave, applicant_id = waves.open_wave(), ready_applicant()
    joined(wave, applicant_id)
    by = Actor.applicant(applicant_id)
    return in_one_unit_of_work(
        partial(leave_wave, wave_id=WaveId(wave.pk), applicant_id=applicant_id, now=OPENS), by=by
    )


def closing() -> Do:
    wave = waves.open_wave()
    return in_one_unit_of_work(partial(close_wave, wave_id=WaveId(wave.pk), now=CLOSES), by=THE_CLOCK)


def importing() -> Do:
    file = a_file([a_nik(1), a_nik(2)])

    def again(by: Actor) -> None:
        file.seek(0)
        taken_in(file, list_details(), by=by, now=NOW)

    return in_one_unit_of_work(again, by=an_officer())


def screening() -> Do:
    return in_one_unit_of_work(partial(screen_wave, wave_id=a_wave_of_two().pk, now=NOW), by=SCREENING)


def freezing() -> Do:
    wave = draw.screened_wave(a_wave_of_two())
    draw.three_custodians()
    approved(wave, FREEZE)
    return partial(run_freezing, wave_id=wave.pk, by=second(wave, FREEZE), now=NOW)


def committing() -> Do:
    wave, (sari, *_) = frozen_wave()
    return in_one_unit_of_work(
        partial(commit_secret, wave_id=wave.pk, commitment=commitment_of(secret(1)), now=NOW), by=sari
    )


def revealing() -> Do:
    wave, (sari, *_) = committed_wave()
    return in_one_unit_of_work(partial(reveal_secret, wave_id=wave.pk, reveal=secret(1), now=NOW), by=sari)


def thawing() -> Do:
    wave, _ = committed_wave(a_wave_of_two())
    approved(wave, THAW)
    return in_one_unit_of_work(partial(thaw_candidates, wave_id=wave.pk, now=NOW), by=second(wave, THAW))


def drawing() -> Do:
    wave = revealed_wave(a_wave_of_two())
    return partial(run_drawing, wave_id=wave.pk, by=second(wave, DRAW), now=NOW)


def publishing() -> Do:
    wave = drawn_wave(a_wave_of_two())
    approved(wave, PUBLISH)
    return in_one_unit_of_work(partial(seat_winners, wave_id=wave.pk, now=NOW), by=second(wave, PUBLISH))


def telling() -> Do:
    wave = published_wave(a_wave_of_two())

    def tell(by: Actor) -> None:
        tell_joiners(wave_id=wave.pk, now=NOW)

    return in_one_unit_of_work(tell, by=Actor.system("draw.tell_joiners"))


STAGES = (
    planning,
    opening,
    joining,
    leaving,
    closing,
    importing,
    screening,
    freezing,
    committing,
    revealing,
    thawing,
    drawing,
    publishing,
    telling,
)


@pytest.mark.parametrize("prepare", STAGES, ids=lambda prepare: prepare.__name__)
def test_nothing_is_left_of_a_stage_that_failed_and_the_next_try_finishes_it(prepare: Callable[[], Do]) -> None:
    assert fails_whole(prepare()) >= 3
