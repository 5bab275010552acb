"""A frozen list is drawn for trial, by a seed that decides nothing; of it stay counts alone."""

import re

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from prakerja.audit.models import Event
from prakerja.draw import jobs
from prakerja.draw.ask_for_dry_run import NothingFrozen, ask_for_dry_run
from prakerja.draw.dry_run_job import run_dry, throw_away_seed
from prakerja.draw.dry_runs import DryRun
from prakerja.draw.models import Outcome, ResultCheck
from prakerja.kit.actor import Actor
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW, drawn_wave, frozen_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
_TASK = Actor.system("draw.dry_run")


@pytest.fixture
def wave() -> Wave:
    """Frozen, with three candidates."""
    one = closed_wave()
    for _ in range(3):
        a_joiner(one)
    return frozen_wave(one)[0]


def test_a_dry_run_leaves_counts_and_nothing_else(wave: Wave) -> None:
    kept = sorted(default_storage.listdir(f"draws/{wave.number}")[1])
    run_dry(wave_id=wave.pk, by=_TASK)
    run_dry(wave_id=wave.pk, by=_TASK)
    wave.refresh_from_db()
    runs = DryRun.objects.filter(draw_id=wave.pk)
    assert {(one.seated, one.no_seat, one.household_full, one.is_sound) for one in runs} == {(3, 0, 0, True)}
    assert len(runs) == 2
    assert (wave.state, Outcome.objects.count(), ResultCheck.objects.count()) == (WaveState.FROZEN, 0, 0)
    assert sorted(default_storage.listdir(f"draws/{wave.number}")[1]) == kept
    page = signed_in("ratna@prakerja.example").get(f"/kantor/gelombang/{wave.number}/").content.decode()
    assert "Uji undian dengan angka acak buangan" in page
    assert "Uji undian" not in Client().get(f"/gelombang/{wave.number}/").content.decode()


def test_its_seed_is_another_each_time_and_nobody_keeps_it() -> None:
    wave = drawn_wave()
    run_dry(wave_id=wave.pk, by=_TASK)
    assert len({throw_away_seed() for _ in range(9)}) == 9
    held = {str(value) for row in DryRun.objects.values() for value in row.values()}
    assert not any(re.fullmatch(r"[0-9a-f]{64}", value) for value in held)


def test_an_officer_asks_for_one_as_often_as_they_wish(wave: Wave) -> None:
    officer = an_officer()
    for _ in range(2):
        ask_for_dry_run(wave_id=wave.pk, by=officer, now=NOW)
    assert state_of(jobs.dry_run, wave_id=wave.pk) is WorkState.DUE
    assert Event.objects.filter(name="draw.dry_run.asked").count() == 1


def test_what_is_not_frozen_has_nothing_to_try() -> None:
    with pytest.raises(NothingFrozen):
        ask_for_dry_run(wave_id=closed_wave().pk, by=an_officer(), now=NOW)
