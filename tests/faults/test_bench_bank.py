"""`prakerja bench bank` for some seconds: money moves while workers and database are killed, and none is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from prakerja.console.bench_bank_count import told_in

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_PRAKERJA = str(Path(sys.executable).with_name("prakerja"))


def test_what_was_acknowledged_is_there_once_and_the_total_never_changes() -> None:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PRAKERJA_", "DJANGO_"))}
    command = [_PRAKERJA, "bench", "bank", "--minutes", "0.1", "--json"]
    run = subprocess.run(command, env=inherited, capture_output=True, text=True, check=False, timeout=200)
    assert run.returncode == 0, run.stdout + run.stderr[-2000:]
    report = json.loads(run.stdout)
    assert set(report["differences"].values()) == {0}
    assert report["faults"] == []
    assert min(report["operations"], report["databases_killed"], report["reads_of_the_total"]) > 0


def test_a_line_that_was_cut_short_was_told_to_nobody(tmp_path: Path) -> None:
    (tmp_path / "mover-0").write_text("moved a b\nrefused\nmoved c")
    (tmp_path / "mover-1").write_text("moved d e\n")
    assert told_in(tmp_path) == {"moved": [("a", "b"), ("d", "e")], "refused": [()]}
