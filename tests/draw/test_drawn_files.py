"""What was drawn lies in the storage until the database has it: a kill in between costs the copying alone."""

from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from prakerja.draw import jobs
from prakerja.draw.acts import DRAW
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.models import Outcome
from prakerja.waves.models import Wave
from prakerja.work.begin_work import begin_work
from prakerja.work.progress import progress_of
from tests.situations.draw import NOW, revealed_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import second

pytestmark = pytest.mark.django_db


def a_wave_killed_while_copying() -> Wave:
    wave = closed_wave()
    for _ in range(4):
        a_joiner(wave)
    revealed_wave(wave)
    begin_work(jobs.draw_seats, NOW, wave_id=wave.pk)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("prakerja.draw.drawing_job.draw_seats", _die)
        with pytest.raises(KeyboardInterrupt):
            run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    return wave


def _die(**_given: object) -> None:
    raise KeyboardInterrupt


def test_who_was_killed_while_copying_goes_on_with_what_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is neither drawn nor checked nor packed once more; what lay in between is gone at the end."""
    wave = a_wave_killed_while_copying()
    cursor = progress_of(jobs.draw_seats, wave_id=wave.pk).cursor
    assert cursor.startswith("copying draws/")
    monkeypatch.setattr("prakerja.draw.drawing_job.select_from_files", _die)
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert Outcome.objects.count() == 4
    assert not default_storage.exists(cursor.split()[1])


@pytest.mark.parametrize("damaged", ["drawn", "bundle"])
def test_where_what_was_drawn_is_damaged_it_is_drawn_anew(damaged: str) -> None:
    wave = a_wave_killed_while_copying()
    (file,) = Path(default_storage.path(f"draws/{wave.number}")).glob(f"{damaged}-*")
    file.write_bytes(file.read_bytes()[:-1])
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert Outcome.objects.count() == 4
