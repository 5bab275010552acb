"""`prakerja bench screening`, small: it screens as the worker does, and says what a joiner weighs."""

import json

import pytest

from prakerja.console import bench_screening_wave as filled
from prakerja.console.bench_screening import WANTED, print_table, report_on
from prakerja.screening.models import ClosingKeys, ListedNik, Verdict
from prakerja.waves.models import Wave

JOINERS, LISTED = 1_000, 2_000
WEIGHTS = {"joiner": 180.4, "verdict": 240.4, "outcome": 170.4}


@pytest.fixture
def wave(transactional_db: None) -> Wave:
    return filled.put_wave(JOINERS, LISTED)


def test_every_joiner_is_screened_and_one_in_twenty_is_named_by_a_list(wave: Wave) -> None:
    assert filled.bare_join() > 0
    _, refused = filled.screen(wave)
    verdicts = Verdict.objects.of_draw(wave.pk)
    assert (verdicts.count(), verdicts.failed().count()) == (JOINERS, refused)
    assert ListedNik.objects.count() == pytest.approx(LISTED, abs=60)
    named = verdicts.exclude(aid_list=None, office_list=None, education_list=None).count()
    assert named == JOINERS // 20
    assert len(set(verdicts.values_list("household", flat=True))) == JOINERS // 4
    assert ClosingKeys.objects.filter(pk=wave.pk).exists()
    assert set(filled.bytes_of_each(JOINERS)) == set(WEIGHTS)


def test_the_report_tells_rate_reference_and_bytes() -> None:
    report = report_on(1_000_000, 10_000_000, seconds=20.0, refused=7, reference=5.0, weights=WEIGHTS)
    assert (report["per_second"], report["reference"], report["ratio"]) == (50_000, 200_000, 0.25)
    assert (report["seconds"], report["wanted_per_second"]) == (20.0, WANTED)
    assert report["bytes_a_joiner"] == 591
    assert report["peak_rss_mb"] > 0
    assert json.loads(json.dumps(report)) == report


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(report_on(1_000_000, 10_000_000, seconds=20.0, refused=7, reference=5.0, weights=WEIGHTS))
    printed = capsys.readouterr().out
    assert "50,000" in printed
    assert "591 of 600 (joiner 180, verdict 240, outcome 170)" in printed
