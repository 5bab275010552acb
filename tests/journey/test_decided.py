"""What two people decided is done, or on the queue, in the same transaction; the clock takes up what was left."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import transaction

from prakerja.approvals.confirm_proposal import SamePerson, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.audit.models import Event
from prakerja.backoffice.waves.wave_progress import progress_of
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, SeedMissing
from prakerja.draw.custodians import TooFewCustodians
from prakerja.draw.models import Draw
from prakerja.journey import jobs as jobs_of_journey
from prakerja.journey.carry_on_waves import carry_on_waves
from prakerja.journey.due_work import CARD_JOBS, due_work
from prakerja.journey.seat_winners import seat_winners
from prakerja.journey.try_work_again import try_work_again
from prakerja.kit.jobs import Job
from prakerja.kit.queue import forget_all_jobs, put_on_queue, waiting_jobs
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.figures import figures_of
from prakerja.screening.jobs import screen_wave
from prakerja.screening.kinds import Rule
from prakerja.screening.tasks import screen
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.models import LongWork
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState
from prakerja.work.take_up_lost_work import take_up_lost_work
from tests.situations.draw import (
    SYSTEM,
    committed_wave,
    drawn_wave,
    published_wave,
    revealed_wave,
    screened_wave,
    three_custodians,
)
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import a_wave, an_officer, approved, joined, open_wave, proposed, second
from tests.situations.work import failed_work

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_here(settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def jobs() -> list[str]:
    return [waiting.name for waiting in waiting_jobs()]


def due(wave: Wave) -> str | None:
    job = due_work(wave)
    return job.name if job else None


def confirmed(wave: Wave, act: Act, now: datetime) -> Proposal:
    proposal = proposed(wave, act, by=an_officer())
    return confirm_proposal(proposal_id=proposal.pk, by=an_officer(name="Bima"), now=now)


def test_a_wave_closed_by_two_people_is_screened_next(now: datetime) -> None:
    confirmed(open_wave(), CLOSE, now)
    assert jobs() == ["screening.screen_wave"]


def test_an_opened_wave_needs_no_work(now: datetime) -> None:
    confirmed(a_wave(state=WaveState.PLANNED), OPEN, now)
    assert jobs() == []


def test_each_later_stage_puts_its_job_on_the_queue(now: datetime) -> None:
    wave = screened_wave()
    three_custodians()
    confirmed(wave, FREEZE, now)
    assert jobs() == ["draw.freeze_candidates"]


def test_drawing_waits_for_the_seed(now: datetime) -> None:
    wave, _ = committed_wave()
    forget_all_jobs()
    with pytest.raises(SeedMissing), transaction.atomic():
        confirmed(wave, DRAW, now)
    assert not Proposal.objects.of(DRAW.name, str(wave.pk)).decided().exists()
    assert jobs() == []


def test_freezing_waits_for_three_custodians(now: datetime) -> None:
    wave = screened_wave()
    with pytest.raises(TooFewCustodians), transaction.atomic():
        confirmed(wave, FREEZE, now)
    assert not Proposal.objects.exists()


def test_the_same_person_begins_nothing(now: datetime) -> None:
    wave, officer = screened_wave(), an_officer()
    three_custodians()
    approval = proposed(wave, FREEZE, by=officer)
    with pytest.raises(SamePerson):
        confirm_proposal(proposal_id=approval.pk, by=officer, now=now)
    assert jobs() == []


def test_confirming_twice_freezes_once(now: datetime, run_queue: Callable[[], int]) -> None:
    wave, second = screened_wave(), an_officer(name="Bima")
    three_custodians()
    approval = proposed(wave, FREEZE, by=an_officer())
    for _ in range(2):
        confirm_proposal(proposal_id=approval.pk, by=second, now=now)
    run_queue()
    assert Draw.objects.count() == 1


@pytest.mark.parametrize(
    ("reached", "job"),
    [
        (closed_wave, "screening.screen_wave"),
        (revealed_wave, "draw.draw_seats"),
        (lambda: _with_publishing(drawn_wave()), "journey.seat_winners"),
        (published_wave, "draw.tell_joiners"),
    ],
)
def test_what_a_wave_needs_next_follows_from_its_state_and_the_decisions(reached: Callable[[], Wave], job: str) -> None:
    wave = reached()
    wave.refresh_from_db()
    assert due(wave) == job


def _with_publishing(wave: Wave) -> Wave:
    approved(wave, PUBLISH)
    return wave


@pytest.mark.parametrize("reached", [open_wave, screened_wave, drawn_wave, lambda: committed_wave()[0]])
def test_a_wave_that_waits_for_people_needs_no_job(reached: Callable[[], Wave]) -> None:
    wave = reached()
    wave.refresh_from_db()
    assert due_work(wave) is None


def test_the_clock_screens_a_closed_wave_once(run_queue: Callable[[], int]) -> None:
    wave = closed_wave()
    for _ in range(2):
        put_on_queue(jobs_of_journey.carry_on_waves)
    run_queue()
    wave.refresh_from_db()
    assert wave.state == WaveState.SCREENED
    assert state_of(screen_wave, wave_id=wave.pk) is WorkState.ENDED


def test_somebody_in_two_waves_wins_one_card() -> None:
    first, second = closed_wave(number=12), closed_wave(number=13)
    joined(second, a_joiner(first).applicant_id)
    drawn_wave(first)
    assert due_work(second) is None
    screen(wave_id=second.pk)
    second.refresh_from_db()
    assert second.state == WaveState.CLOSED

    publish(first)
    assert due(second) == "screening.screen_wave"
    screen(wave_id=second.pk)
    assert figures_of(second.pk).refused_by[Rule.EARLIER_RECIPIENT] == 1


def publish(wave: Wave) -> None:
    approved(wave, PUBLISH)
    with unit_of_work(by=SYSTEM) as work:
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=work.now)


def test_a_job_that_waits_already_is_not_doubled(now: datetime) -> None:
    closed_wave()
    for _ in range(3):
        carry_on_waves(now=now)
    assert jobs() == ["screening.screen_wave"]


def test_a_failed_job_waits_for_people(now: datetime) -> None:
    wave = closed_wave()
    failed_work(screen_wave, wave_id=wave.pk)
    carry_on_waves(now=now)
    assert (jobs(), state_of(screen_wave, wave_id=wave.pk)) == ([], WorkState.FAILED)
    try_work_again(wave_id=wave.pk, by=an_officer(), now=now)
    try_work_again(wave_id=wave.pk, by=an_officer(), now=now)
    assert jobs() == ["screening.screen_wave"]


@pytest.mark.parametrize("job", CARD_JOBS, ids=lambda job: job.name)
def test_what_failed_on_the_cards_of_a_published_wave_goes_on_when_an_officer_says_so(
    job: Job[...], now: datetime
) -> None:
    wave = published_wave()
    forget_all_jobs()
    LongWork.objects.all().delete()
    failed_work(job, wave_id=wave.pk)
    assert progress_of(wave)["work"] is WorkState.FAILED
    for _ in range(2):
        try_work_again(wave_id=wave.pk, by=an_officer(), now=now)
    assert jobs() == [job.name]
    assert Event.objects.filter(name="journey.work.tried_again").count() == 1
    assert progress_of(wave)["work"] is not WorkState.FAILED


def test_what_failed_before_is_forgotten_once_the_wave_goes_on(now: datetime, run_queue: Callable[[], int]) -> None:
    wave = closed_wave()
    failed_work(screen_wave, wave_id=wave.pk)
    try_work_again(wave_id=wave.pk, by=an_officer(), now=now)
    run_queue()
    assert state_of(screen_wave, wave_id=wave.pk) is WorkState.ENDED


def test_where_no_job_is_due_nothing_was_tried_again(now: datetime) -> None:
    try_work_again(wave_id=screened_wave().pk, by=an_officer(), now=now)
    assert not Event.objects.filter(name="journey.work.tried_again").exists()


def test_a_published_wave_whose_cards_and_telling_got_lost_is_taken_up_again(now: datetime) -> None:
    published_wave()
    forget_all_jobs()
    take_up_lost_work()
    assert jobs() == ["cards.award_cards", "draw.tell_joiners"]
