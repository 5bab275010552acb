"""What `prakerja bench pages` reports."""

import json

import pytest

from prakerja.console.bench_pages import print_table, report_on
from prakerja.console.page_weight import Weight

LIGHT = Weight("/", wire_bytes=6_000, requests=4, script_bytes=1_500)
HEAVY = Weight("/beranda/", wire_bytes=45_000, requests=7, script_bytes=1_500)


def test_the_report_compares_the_heaviest_page_with_the_budget() -> None:
    report = report_on([("visitor", LIGHT), ("account", HEAVY)], seconds=1.5)
    assert (report["seconds"], report["reference"], report["ratio"]) == (1.5, 30_000, 1.5)
    assert (report["bytes"], report["requests"], report["script_bytes"]) == (45_000, 7, 1_500)
    assert not report["passed"]
    assert json.loads(json.dumps(report)) == report


def test_everything_within_budget_passes() -> None:
    assert report_on([("visitor", LIGHT)], seconds=0)["passed"]


def test_people_get_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    weights = [("visitor", LIGHT), ("account", HEAVY)]
    print_table(weights, report_on(weights, seconds=0))
    printed = capsys.readouterr().out
    assert "too heavy" in printed
    assert "1.5 of the budget" in printed
