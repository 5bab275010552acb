"""kill -9 at every step from the closing of a wave to its joiners being told: the same result, once.

Each life of the worker goes on from what the one before has left, and dies one point later: before each statement, each
piece of COPY, each commit, each file that is opened to be written (half of it is there then), renamed or removed. When
something was saved, counting begins anew, so that no point behind it is left out. A run tries some of them, of every
kind; `bin/test --thorough` each. What one life has saved is never done again: each row keeps the transaction that wrote
it, and each part of a file what is in it, until the work is over.
"""

import hashlib
import itertools
import json
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from django.conf import settings
from django.db import connection

from prakerja.audit.models import Event
from prakerja.draw import copy_outcomes, freezing_job, jobs
from prakerja.draw import tasks as draw_tasks
from prakerja.draw.acts import FREEZE, PUBLISH
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.joiners.joiners_of import joiners_of
from prakerja.draw.joiners.models import JoinerBlock
from prakerja.draw.models import Draw, Outcome, Statement
from prakerja.journey import jobs as journey_jobs
from prakerja.kit.jobs import Job, do_job
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.screening import jobs as screening_jobs
from prakerja.screening import stretches
from prakerja.screening.models import Recipient, Verdict
from prakerja.waves.models import SeatRow, Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from tests.situations import draw as situations
from tests.situations.attempts import long_ago
from tests.situations.cards import funded
from tests.situations.draw import NOW, SYSTEM, kept, revealed_wave, three_custodians
from tests.situations.killed import ends_alive
from tests.situations.rows import all_rows, changed_since
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import approved
from tests.thorough import is_thorough

#: Five hundred lives, where each point is tried.
_LONGEST_S: Final = 7_200 if is_thorough() else 300
pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True), pytest.mark.timeout(_LONGEST_S)]

JOINERS: Final = 5
#: Eligible are all but one of them.
CANDIDATES: Final = 4
_EVERY: Final = 1 if is_thorough() else 31
_MOST_LIVES: Final = 2_000


def a_wave_with_joiners() -> Wave:
    wave = closed_wave()
    SeatRow.objects.filter(wave=wave).update(seats=2)
    for number in range(JOINERS):
        a_joiner(wave, in_formal_education=number == 0)
    return wave


@pytest.fixture(autouse=True)
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five joiners are more than one of each."""
    monkeypatch.setattr(stretches, "AT_ONCE", 2)
    monkeypatch.setattr(freezing_job, "ROWS_OF_A_PART", 2)
    monkeypatch.setattr(copy_outcomes, "AT_ONCE", 2)


def saved() -> set[tuple[Any, ...]]:
    """Each row that came of a stretch, with the transaction that wrote it; each noted part, with what is in it."""
    tables = ("screening_verdict", "draw_outcome", "draw_joinerblock")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}', {one}::text, xmin::text FROM {one}" for one in tables))
        rows = set(cursor.fetchall())
    return rows | {("part", name, sha256_of(kept(name))) for name in noted_parts()}


def noted_parts() -> list[str]:
    """While the candidates are not frozen."""
    if not Wave.objects.filter(state=WaveState.SCREENED).exists():
        return []
    for cursor in LongWork.objects.filter(kind=jobs.freeze_candidates.name).values_list("cursor", flat=True):
        _, _, place = cursor.partition(" ")
        if place:
            return [name for name, _ in json.loads(kept(place.split()[0]).read_text())["parts"]]
    return []


def lives_of(job: Job[...], wave: Wave, *, in_stretches: bool = False) -> int:
    """How often the worker was killed before the work was done; in some of its lives it went on from a part of it."""
    with unit_of_work(by=SYSTEM):
        begin_work(job, NOW, wave_id=wave.pk)
    dies_at = first = 1 if is_thorough() else 9
    at_first, went_on = saved(), False
    for life in itertools.count():
        assert life < _MOST_LIVES
        before, had = all_rows(), saved()
        went_on |= had != at_first
        if ends_alive(partial(do_job, job.name, {"wave_id": wave.pk}), dies_at=dies_at):
            assert LongWork.objects.get(kind=job.name).state == WorkState.ENDED
            assert went_on or not in_stretches
            return life
        assert {one for one in had if one[0] != "part" or noted_parts()} <= saved()
        nothing_half_is_taken_for_whole()
        dies_at = first if changed_since(before) else dies_at + _EVERY
    raise AssertionError


def nothing_half_is_taken_for_whole() -> None:
    """Whatever lies under its name in the storage is what its name says."""
    for file in Path(settings.MEDIA_ROOT).glob("draws/*/*"):
        if file.suffix != ".part":
            sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
            assert file.stem.endswith(sha256[:16]), file.name


def test_killed_at_every_step_from_closing_to_telling_it_is_one_draw(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    wave = a_wave_with_joiners()
    killed = {"screening": lives_of(screening_jobs.screen_wave, wave, in_stretches=True)}
    assert Verdict.objects.of_draw(wave.pk).count() == JOINERS
    killed["joiners"] = lives_of(jobs.fix_joiners, wave)
    assert joiners_of(wave.pk).count == JOINERS
    assert JoinerBlock.objects.count() == 1

    custodians = three_custodians()
    approved(wave, FREEZE)
    # Stated so long ago that its times are over.
    monkeypatch.setattr(draw_tasks, "run_freezing", partial(run_freezing, now=long_ago()))
    killed["freezing"] = lives_of(jobs.freeze_candidates, wave, in_stretches=True)
    assert Statement.objects.count() == 1
    custodians.sort(key=lambda actor: str(actor.account_id))
    monkeypatch.setattr(situations, "frozen_wave", lambda _wave, **_at: (_wave, custodians))
    funded(revealed_wave(wave))

    killed["drawing"] = lives_of(jobs.draw_seats, wave, in_stretches=True)
    draw = Draw.objects.get(pk=wave.pk)
    result = tmp_path / "result.csv"
    candidates, seats = kept(draw.candidates_name), kept(draw.seats_name)
    select_from_files(candidates=candidates, seats=seats, seed=draw.seed, cap=draw.cap, out=result)
    assert hashlib.sha256(result.read_bytes()).hexdigest() == draw.result_sha256
    told = {row.split(",")[0]: row.split(",")[1] for row in result.read_text().splitlines()[1:]}
    assert sorted(Outcome.objects.values_list("receipt", "outcome")) == sorted(told.items())
    assert len(told) == draw.candidates_count == CANDIDATES

    approved(wave, PUBLISH)
    killed["publishing"] = lives_of(journey_jobs.seat_winners, wave)
    wave.refresh_from_db()
    assert wave.state == WaveState.PUBLISHED
    assert Recipient.objects.count() == draw.seated_count == 2
    killed["telling"] = lives_of(jobs.tell_joiners, wave)
    assert Message.objects.filter(once_key__startswith="result:").count() == 2 * JOINERS
    assert all(killed.values()), killed

    once = ["screening.wave.screened", "draw.joiners.fixed", "draw.candidates.frozen", "draw.seats.drawn"]
    for name in [*once, "draw.result.published"]:
        assert Event.objects.filter(name=name).count() == 1, name
    left = [file.name for file in Path(settings.MEDIA_ROOT).glob("draws/*/*")]
    assert not [name for name in left if name.startswith(("drawn", "part"))]
