"""What `prakerja bench lists` makes, measures and reports."""

import json
from pathlib import Path

import pytest

from prakerja.console.bench_lists import WANTED, print_table, report_on, write_list
from prakerja.screening.kinds import ListKind
from prakerja.screening.spool_list import spooled_list
from tests.situations.screening import nobody_looks


def test_the_file_of_a_measurement_is_a_list_as_an_office_would_send_it(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_list(path, 25_000)
    with path.open("rb") as file, spooled_list(file, kind=ListKind.DTKS, on_progress=nobody_looks) as spooled:
        figures = spooled.niks
    assert (figures.numbers, figures.impossible_dates, figures.unknown_regions) == (25_000, 0, 0)
    assert figures.fixed_digits == ()


def test_it_is_the_same_file_in_every_run(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    for path in (first, second):
        write_list(path, 1_000)
    assert first.read_bytes() == second.read_bytes()


def test_the_report_tells_the_rate_beside_the_bare_copys() -> None:
    report = report_on(1_000_000, 999_000, handing_in=0.5, taking_in=8.0, reference=500_000.0)
    assert (report["per_second"], report["reference"], report["ratio"]) == (125_000, 500_000, 0.25)
    assert (report["seconds"], report["wanted_per_second"]) == (8.0, WANTED)
    assert report["peak_rss_mb"] > 0
    assert json.loads(json.dumps(report)) == report


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(report_on(1_000_000, 999_000, handing_in=0.5, taking_in=8.0, reference=500_000.0))
    printed = capsys.readouterr().out
    assert "125,000" in printed
    assert "500,000" in printed
    assert "Ratio: 0.25" in printed
