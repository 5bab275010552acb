"""What failed on a wave that went another way is a trouble no more; what is due there stays one until somebody acts."""

import pytest

from prakerja.approvals.register import Act
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH
from prakerja.journey.carry_on_waves import give_up_overtaken_work
from prakerja.journey.due_work import WAVE_JOBS, due_work
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import Job
from prakerja.kit.queue import waiting_jobs
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from prakerja.work.troubles import troubles
from tests.situations.waves import a_wave, approved

pytestmark = pytest.mark.django_db

type WaveJob = Job[...]


def everything_failed(wave: Wave) -> None:
    for job in WAVE_JOBS:
        begin_work(job, read_clock(), wave_id=wave.pk)
    LongWork.objects.update(state=WorkState.FAILED, failed_at=read_clock(), failure="ValueError")


def failed() -> set[str]:
    return set(LongWork.objects.filter(state=WorkState.FAILED).values_list("kind", flat=True))


@pytest.mark.parametrize("state", WaveState)
@pytest.mark.parametrize("act", [None, FREEZE, DRAW, PUBLISH], ids=["undecided", "freeze", "draw", "publish"])
def test_only_what_is_due_on_the_wave_has_failed(state: WaveState, act: Act | None) -> None:
    wave = a_wave(state=state)
    if act is not None:
        approved(wave, act)
    everything_failed(wave)
    due = due_work(wave)
    assert len(troubles()) == len(WAVE_JOBS)
    give_up_overtaken_work(now=read_clock())
    assert failed() == ({due.name} if due else set())
    assert len(troubles()) == len(failed())


@pytest.mark.parametrize("job", WAVE_JOBS, ids=lambda job: job.name)
def test_what_is_wanted_again_begins_anew(job: WaveJob) -> None:
    """Once it was left to a person to try again what nobody had wanted for weeks."""
    wave = a_wave(state=WaveState.OPEN)
    everything_failed(wave)
    assert not begin_work(job, read_clock(), wave_id=wave.pk)
    give_up_overtaken_work(now=read_clock())
    assert begin_work(job, read_clock(), wave_id=wave.pk)
    assert job.name in {one.name for one in waiting_jobs()}
