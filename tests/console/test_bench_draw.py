"""What `prakerja bench draw` makes and reports."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prakerja.console.bench_draw import openssl_rate, timed
from prakerja.console.bench_draw_bundle import bundle_in
from prakerja.console.bench_draw_files import hashes_in, write_nation
from prakerja.console.bench_draw_report import Measured, Timed, print_table, report_on
from prakerja.draw.engine.candidates_file import read_candidates
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.trust import PROGRAM
from prakerja.draw.engine.proof.verify_proof import verify_proof
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.select_from_files import select_from_files

_OF_ALL = Measured(
    {"seconds": 30.0, "seated": 5_980_000, "household_full": 9, "engine": "compiled", "peak_rss_mb": 3e3},
    33.0,
    Timed(70.04, 3000.2),
)
_OF_FEW = Measured({**_OF_ALL.said, "seconds": 0.75}, 0.8, Timed(2.0, 900.0), Timed(11.0, 300.4))


def test_a_nation_is_the_same_one_in_every_run_and_a_draw_takes_it(tmp_path: Path) -> None:
    people, seats = write_nation(tmp_path, 10_000)
    first = people.read_bytes()
    candidates, rows = read_candidates(people), read_seats(seats)
    assert (len(candidates), sum(candidates.tickets)) == (10_000, hashes_in(10_000))
    assert (len({row.area for row in rows if len(row.area) == 4}), sum(row.seats for row in rows)) == (514, 1365)
    write_nation(tmp_path, 10_000)
    assert people.read_bytes() == first


def test_the_report_tells_the_time_beside_that_of_the_bare_hashes() -> None:
    report = report_on(43_800_000, _OF_ALL, of_few=_OF_FEW, few=1_000_000, rate=6_500_000.0)
    assert (report["seconds"], report["reference"], report["ratio"]) == (30.0, 7.58, 3.96)
    assert (report["seated"], report["peak_rss_mb"], report["time_a_candidate_has_grown"]) == (5_980_000, 3e3, 0.91)
    assert (report["verify_seconds"], report["verify_peak_rss_mb"], report["verify_seconds_of_few"]) == (70.04, 3000, 2)
    assert (report["script_seconds_of_few"], report["script_peak_rss_mb_of_few"]) == (11.0, 300)
    assert json.loads(json.dumps(report)) == report


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(report_on(43_800_000, _OF_ALL, of_few=_OF_FEW, few=1_000_000, rate=6_500_000.0))
    assert "5,980,000" in capsys.readouterr().out


def test_openssl_says_how_many_texts_it_hashes() -> None:
    assert openssl_rate() > 10_000


def test_the_bundle_that_is_verified_is_consistent_and_proven_to_nobody(tmp_path: Path) -> None:
    people, seats = write_nation(tmp_path, 2_000)
    bundle = bundle_in(tmp_path, candidates=2_000, cap=2)
    select_from_files(candidates=people, seats=seats, seed=bundle.seed, cap=2, out=tmp_path / "result.csv")
    bundle.complete()
    found = verify_proof(tmp_path, given=Given(), trust=PROGRAM)
    assert (found.faults, {one.name for one in found.lacks}) == ([], {"statement", "chain", "witnesses"})
    script = [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), str(tmp_path)]
    assert timed(script).peak_rss_mb > 1
    (tmp_path / "result.csv").write_text("receipt\n")
    with pytest.raises(subprocess.CalledProcessError):
        timed(script)
