"""What is broken is never public, and says so; what is only surprising is."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from prakerja.draw.acts import DRAW, PUBLISH
from prakerja.draw.checking_job import ResultBroken, check_drawn
from prakerja.draw.checks.paper import Checks, Factor, Found, Invariant
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.kept_checks import newest_check
from prakerja.draw.models import Draw, Outcome, ResultCheck
from prakerja.draw.publish_result import ResultNotChecked, publish_result
from prakerja.identity.numbers import sex_in_nik
from prakerja.publog.models import Submission
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW, drawn_wave, published_wave, revealed_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import approved, second

pytestmark = pytest.mark.django_db


def _wave() -> Wave:
    wave = closed_wave()
    for _ in range(3):
        a_joiner(wave)
    return wave


def _spoil(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine with a fault: the last one of the file is left out."""

    def spoilt(draw: Draw, *, result: Path, **given: Any) -> Checks:
        result.write_text("\n".join(result.read_text().splitlines()[:-1]) + "\n")
        return check_drawn(draw, result=result, **given)

    monkeypatch.setattr("prakerja.draw.drawing_job.check_drawn", spoilt)


def test_a_broken_result_is_not_saved_and_the_same_seed_draws_once_the_program_is_mended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wave = revealed_wave(_wave())
    with monkeypatch.context() as patched:
        _spoil(patched)
        with pytest.raises(ResultBroken, match="one_outcome_each"):
            run_drawing(wave_id=wave.pk, by=second(wave, DRAW), now=NOW)
    wave.refresh_from_db()
    kept = newest_check(wave.pk)
    assert kept
    assert (wave.state, kept.is_sound, Outcome.objects.count()) == (WaveState.FROZEN, False, 0)
    page = signed_in("ratna@prakerja.example").get("/kantor/gelombang/12/").content.decode()
    assert "Hasil undian ini salah" in page
    assert "Setiap peserta di daftar punya tepat satu hasil, orang lain tidak: <strong>tidak" in page
    assert "Hasil undian ini salah" not in Client().get("/gelombang/12/").content.decode()
    run_drawing(wave_id=wave.pk, by=second(wave, DRAW), now=NOW + timedelta(minutes=1))
    again = newest_check(wave.pk)
    assert again
    assert (again.is_sound, again.checks.seed) == (True, kept.checks.seed)
    assert Outcome.objects.count() == 3


def test_what_no_sound_check_is_of_is_not_published() -> None:
    wave = drawn_wave(_wave())
    approved(wave, PUBLISH)
    Draw.objects.filter(pk=wave.pk).update(result_sha256="ab" * 32)
    with pytest.raises(ResultNotChecked):
        publish_result(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)


def test_a_surprising_rate_is_published_for_everybody_with_its_place_in_the_log(client: Client) -> None:
    wave = published_wave(_wave())
    kept = ResultCheck.objects.get(draw_id=wave.pk)
    answer = client.get("/gelombang/12/checks.json")
    assert hashlib.sha256(answer.content).hexdigest() == kept.sha256
    logged = Submission.objects.get(once_key="draw.checks:12").line
    assert kept.sha256 in logged
    page = client.get("/gelombang/12/").content.decode()
    assert "Pemeriksaan sebelum diumumkan" in page
    assert kept.sha256 in page
    assert "Jenis kelamin menurut NIK" in page


def test_before_publishing_nobody_outside_sees_the_checks(client: Client) -> None:
    drawn_wave(_wave())
    assert client.get("/gelombang/12/checks.json").status_code == 404
    assert "Pemeriksaan sebelum diumumkan" not in client.get("/gelombang/12/").content.decode()
    assert (
        "Pemeriksaan hasil: semuanya benar"
        in signed_in("ratna@prakerja.example").get("/kantor/gelombang/12/").content.decode()
    )


def test_the_facts_of_everybody_are_counted_and_none_of_them_kept() -> None:
    wave = drawn_wave(_wave())
    kept = ResultCheck.objects.get(draw_id=wave.pk)
    names = {one.factor: [level.level for level in one.levels] for one in kept.checks.rates}
    assert set(names) == set(Factor)
    assert names[Factor.PROVINCE] == ["32"]
    assert "?" not in names[Factor.SEX]
    assert kept.checks.invariants[0] == Found(invariant=Invariant.ONE_OUTCOME_EACH, broken=0, receipts=[])


@pytest.mark.parametrize(
    ("nik", "sex"), [("3273015203900000", "f"), ("3273011203900000", "m"), ("3273019903900000", "?")]
)
def test_the_sex_of_a_nik_is_that_of_its_day(nik: str, sex: str) -> None:
    assert sex_in_nik(nik) == sex
