"""The processes of a machine are added up; one that is killed loses nothing that it had counted."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from prakerja.config.shared_figures import SharedFigures

_COUNTING = """
import sys
from pathlib import Path
from prakerja.config.shared_figures import share_figures
from prakerja.kit.figures import REQUEST_SECONDS, REQUESTS, UNDER_WAY
share_figures(Path(sys.argv[1]), sys.argv[2])
for _ in range(int(sys.argv[3])):
    REQUESTS.labels("a", "GET", "200").inc()
    REQUEST_SECONDS.labels("a").observe(0.3)
UNDER_WAY.labels("request").inc()
print("counted", flush=True)
sys.stdin.read()
"""


@contextmanager
def counting(var: Path, kind: str, times: int) -> Iterator[subprocess.Popen[str]]:
    """A process that has counted so often, and is in the middle of a request; killed at the end."""
    command = [sys.executable, "-c", _COUNTING, str(var), kind, str(times)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "counted\n"
        yield process
        process.kill()


def read(var: Path, name: str, **labels: str) -> float | None:
    registry = CollectorRegistry()
    registry.register(SharedFigures(var))
    return registry.get_sample_value(name, labels)


def requests(var: Path) -> float | None:
    return read(var, "prakerja_requests_total", view="a", method="GET", status="200")


def test_all_processes_are_added_up(tmp_path: Path) -> None:
    with counting(tmp_path, "web", 3), counting(tmp_path, "web", 4), counting(tmp_path, "worker", 5):
        assert requests(tmp_path) == 12
        assert read(tmp_path, "prakerja_request_seconds_bucket", view="a", le="0.5") == 12
        assert read(tmp_path, "prakerja_request_seconds_bucket", view="a", le="0.25") == 0
        assert read(tmp_path, "prakerja_under_way", what="request") == 3


def test_what_was_counted_outlives_a_kill_and_what_was_under_way_does_not(tmp_path: Path) -> None:
    for nth in range(1, 4):
        with counting(tmp_path, "web", 10):
            assert requests(tmp_path) == 10 * nth
            assert read(tmp_path, "prakerja_under_way", what="request") == 1
        assert requests(tmp_path) == 10 * nth
        assert not read(tmp_path, "prakerja_under_way", what="request")
    # However often it is started anew, there are no more files than processes at once.
    assert len([*(tmp_path / "figures").glob("counter_*.db")]) == 1


def test_where_nothing_can_be_kept_a_process_counts_alone(tmp_path: Path) -> None:
    (tmp_path / "figures").write_text("no folder")
    with counting(tmp_path, "web", 2):
        assert (tmp_path / "figures").read_text() == "no folder"


@pytest.mark.parametrize("var", ["gone", "."])
def test_nothing_is_added_up_where_nobody_has_counted(tmp_path: Path, var: str) -> None:
    assert requests(tmp_path / var) is None
