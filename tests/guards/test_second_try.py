"""What failed among thousands of tests is tried once more, alone; what fails again has failed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_PASSES_LATER = """
from pathlib import Path
def test_of_a_busy_machine():
    seen = Path("seen-{0}")
    was_there = seen.exists()
    seen.touch()
    assert was_there
"""


def tried(folder: Path, **files: str) -> subprocess.CompletedProcess[str]:
    (folder / "pytest.ini").write_text("[pytest]\n")
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    run = f'say() {{ echo "$*" >&2; }}; set -eu; . {ROOT}/bin/run_tests.sh; run_tests -q -n 1 --dist loadgroup'
    # Nothing of what else the suite loads is wanted here, and loading it takes longer than these tests.
    plain = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": "-p xdist -p pytest_cov"}
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"} | plain
    return subprocess.run(
        ["bash", "-c", run], cwd=folder, env=environment, capture_output=True, text=True, timeout=100, check=False
    )


def test_what_passes_alone_is_named_and_lets_the_rest_pass(tmp_path: Path) -> None:
    run = tried(tmp_path, test_a=_PASSES_LATER.format("a"), test_b="def test_b(): pass")
    assert run.returncode == 0, run.stdout
    assert run.stderr.splitlines()[-1] == "test_a.py::test_of_a_busy_machine"


def test_what_belongs_to_a_group_is_tried_again_without_the_rest(tmp_path: Path) -> None:
    """As the journeys do: they failed, and the whole suite ran once more, until its ninety minutes were over."""
    of_a_group = "import pytest\npytestmark = pytest.mark.xdist_group('journeys')\n" + _PASSES_LATER.format("a")
    run = tried(tmp_path, test_a=of_a_group, test_b="def test_b(): pass")
    assert run.returncode == 0, run.stdout
    assert run.stderr.splitlines()[-1] == "test_a.py::test_of_a_busy_machine"
    assert run.stdout.splitlines()[-1].startswith("1 passed")


def test_an_address_in_a_tests_name_is_no_group(tmp_path: Path) -> None:
    text = _PASSES_LATER.format("a").replace("def ", "import pytest\n@pytest.mark.parametrize('a', ['b@c'])\ndef ")
    run = tried(tmp_path, test_a=text.replace("machine()", "machine(a)"), test_b="def test_b(): pass")
    assert run.returncode == 0, run.stdout
    assert run.stdout.splitlines()[-1].startswith("1 passed")


def test_what_fails_twice_has_failed(tmp_path: Path) -> None:
    run = tried(tmp_path, test_a=_PASSES_LATER.format("a"), test_b="def test_b(): assert False")
    assert run.returncode == 1
    assert "deserves a look" not in run.stderr


def test_many_failures_are_not_the_machines_doing(tmp_path: Path) -> None:
    run = tried(tmp_path, **{f"test_{number}": _PASSES_LATER.format(number) for number in range(6)})
    assert run.returncode == 1
    assert "Once more" not in run.stderr


@pytest.mark.parametrize("text", ["def test_a(): pass", "import not_there"])
def test_nothing_is_tried_again_where_nothing_failed_or_nothing_could_run(tmp_path: Path, text: str) -> None:
    run = tried(tmp_path, test_a=text)
    assert (run.returncode == 0) == ("def" in text)
    assert "deserves a look" not in run.stderr
