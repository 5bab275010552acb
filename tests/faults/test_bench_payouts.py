"""`prakerja bench payouts --hostile` with a few payouts: the bank's books are ours, whoever was killed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.fault, pytest.mark.timeout(600), pytest.mark.xdist_group("faults")]

_PRAKERJA = str(Path(sys.executable).with_name("prakerja"))


def test_the_banks_books_are_ours_at_the_end_whoever_was_killed() -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    command = [_PRAKERJA, "bench", "payouts", "--hostile", "--payouts", "120", "--kills-at-commit", "4", "--json"]
    run = subprocess.run(command, env=inherited, capture_output=True, text=True, check=False, timeout=560)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    report = json.loads(run.stdout)
    assert set(report["differences"].values()) == {0}
    assert min(report["killed_before_a_commit"], report["databases_killed"], report["states"]["paid"]) > 0
