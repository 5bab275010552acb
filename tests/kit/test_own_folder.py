"""A folder for one piece of work: empty at its beginning, gone at its end, and after a kill removed by the next."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from prakerja.kit.own_folder import own_folder

_KILLED_INSIDE = """
import os, signal, sys, tempfile
tempfile.tempdir = sys.argv[1]
from prakerja.kit.own_folder import own_folder
with own_folder("drawing-12") as folder:
    (folder / "candidates.csv").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_empty_and_gone_at_the_end(place: Path) -> None:
    with own_folder("drawing-12") as folder:
        assert list(folder.iterdir()) == []
        (folder / "candidates.csv").write_text("receipt\n")
    assert list(place.iterdir()) == []


def test_what_a_killed_process_left_is_removed_and_nothing_else(place: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", _KILLED_INSIDE, str(place)], check=False, env=os.environ)
    assert killed.returncode == -signal.SIGKILL
    (left,) = place.iterdir()
    assert (left / "files" / "candidates.csv").read_text() == "half"
    with own_folder("drawing-13"):
        assert left.exists()
    with own_folder("drawing-12") as folder:
        assert [one for one in place.iterdir() if one != folder.parent] == []


def test_another_who_works_on_the_same_keeps_their_folder() -> None:
    with own_folder("drawing-12") as first:
        (first / "candidates.csv").write_text("receipt\n")
        with own_folder("drawing-12") as second:
            assert second != first
            assert (first / "candidates.csv").exists()
