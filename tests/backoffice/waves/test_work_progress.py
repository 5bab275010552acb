"""Whoever waits for the background sees on the wave's page what it is doing, and how far it is."""

import pytest

from prakerja.draw import jobs
from prakerja.work.begin_work import begin_work
from prakerja.work.progress import Progress, note_progress
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW, revealed_wave

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("reached", "shown"),
    [
        (
            Progress("copying draws/12/drawn-00ff.json 00ff", 3_000, 10_000),
            "Menyalin hasil ke basis data: 3.000 dari 10.000",
        ),
        (Progress("packing"), "Mengemas bukti undian …"),
    ],
)
def test_the_stage_and_the_number_are_told_and_no_file(reached: Progress, shown: str) -> None:
    wave = revealed_wave()
    begin_work(jobs.draw_seats, NOW, wave_id=wave.pk)
    note_progress(jobs.draw_seats, reached, wave_id=wave.pk)
    page = signed_in("ratna@prakerja.example").get("/kantor/gelombang/12/").content.decode()
    assert shown in " ".join(page.split())
    assert "drawn-00ff" not in page
