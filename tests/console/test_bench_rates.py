"""What `prakerja bench intake` and `prakerja bench pages --rate` report, and what they run on."""

from collections import Counter

import pytest

from prakerja.console import bench_intake, bench_ledger, bench_mailing, bench_rate, bench_slow_clients
from prakerja.console.bench_slow_clients import Waits
from prakerja.console.raw_requests import Load
from prakerja.console.slow_clients import Crowd


def load(answers: int, *, seconds: float = 2.0) -> Load:
    return Load(seconds=seconds, statuses=Counter({200: answers}))


def test_joins_are_compared_with_the_bare_statements() -> None:
    report = bench_intake.report_on(load(1000), reference=2500.04)
    assert report == {"seconds": 2.0, "joins": 1000, "per_second": 500.0, "reference": 2500.0, "ratio": 0.2}


def test_each_page_is_compared_with_the_bare_view() -> None:
    report = bench_rate.report_on({"dashboard": load(1000), "landing": load(4000), "bare": load(8000)}, seconds=20.0)
    assert report["pages"] == {
        "dashboard": {"per_second": 500.0, "reference": 4000.0, "ratio": 0.125},
        "landing": {"per_second": 2000.0, "reference": 4000.0, "ratio": 0.5},
    }


def test_people_get_tables(capsys: pytest.CaptureFixture[str]) -> None:
    bench_intake.print_table(bench_intake.report_on(load(1000), reference=2500))
    bench_rate.print_rates(bench_rate.report_on({"landing": load(4000), "bare": load(8000)}, seconds=20.0))
    printed = capsys.readouterr().out
    assert "Ratio: 0.2" in printed
    assert "2,000" in printed


def test_a_mailing_is_compared_with_a_bare_client(capsys: pytest.CaptureFixture[str]) -> None:
    report = bench_mailing.report_on(3000, seconds=6.0, reference=1000.04)
    assert report == {"messages": 3000, "seconds": 6.0, "per_second": 500.0, "reference": 1000.0, "ratio": 0.5}
    bench_mailing.print_table(report)
    assert "Ratio: 0.5" in capsys.readouterr().out


def test_the_reference_has_its_seven_statements() -> None:
    sql = bench_intake.REFERENCE.read_text()
    statements = [line for line in sql.split(";") if line.strip()]
    assert len(statements) == 7


def test_pgbench_comes_with_our_database() -> None:
    assert bench_intake.pgbench_program().endswith("pgbench")


def test_the_longest_wait_beside_slow_clients_is_compared_with_the_longest_without(
    capsys: pytest.CaptureFixture[str],
) -> None:
    beside = Waits({"/": [0.1, 0.4], "/healthz": [0.2]}, Counter({200: 3}))
    alone = Waits({"/": [0.1], "/healthz": [0.2]}, Counter({200: 2}))
    report = bench_slow_clients.report_on(beside, alone=alone, crowd=Crowd([]))
    assert (report["seconds"], report["reference"], report["ratio"], report["unanswered"]) == (0.4, 0.2, 2.0, 0)
    bench_slow_clients.print_table(report)
    assert "without the others" in capsys.readouterr().out


def test_postings_are_compared_with_the_bare_statements_round_by_round(capsys: pytest.CaptureFixture[str]) -> None:
    rounds = [
        {"reference": 1000.0, "single": 400.0, "in_database": 1500.0},
        {"reference": 500.0, "single": 250.0, "in_database": 650.0},
        {"reference": 2000.0, "single": 200.0, "in_database": 4000.0},
    ]
    ours, bare = ({"per_second": 40_000.4, "per_processor_second": rate} for rate in (60_000.0, 80_000.0))
    report = bench_ledger.report_on(rounds, sets=[(ours, bare)])
    assert (report["set_reference"], report["set_ratio"]) == (80_000, 0.75)
    assert (report["per_second"], report["per_processor_second"]) == (40_000, 60_000)
    assert (report["single_per_second"], report["in_database_per_second"], report["reference"]) == (250, 1500, 1000)
    assert (report["ratio"], report["in_database_ratio"]) == (0.4, 1.5)
    bench_ledger.print_table(report)
    assert "40,000" in capsys.readouterr().out
