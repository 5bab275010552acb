"""Every command that a runbook prints is run as printed, where the programme runs and where its database is gone."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.instance import Instance

pytestmark = [pytest.mark.fault, pytest.mark.timeout(240), pytest.mark.xdist_group("faults")]

_RUNBOOKS: Final = Path(__file__).resolve().parents[2] / "docs" / "runbooks"
#: An indented line is a command. Those of a restore are run where there is a backup (test_backup.py).
_COMMAND: Final = re.compile(r"^    (\S.*)$", re.MULTILINE)
_PRINTED: Final = sorted(
    {
        (file.name, command)
        for file in _RUNBOOKS.glob("*.md")
        if file.name != "restore.md"
        for command in _COMMAND.findall(file.read_text())
    }
)


def run_as_printed(command: str, instance: Instance, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = instance.environment | {"PATH": path} | variables
    return subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)


def test_there_is_something_to_run() -> None:
    assert len(_PRINTED) >= 8


@pytest.mark.parametrize("command", sorted({command for _, command in _PRINTED}))
def test_every_command_works_as_printed(instance: Instance, command: str) -> None:
    ended = run_as_printed(command, instance)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout


def test_troubles_are_named_and_told_by_the_status(instance: Instance) -> None:
    instance.rows(
        "INSERT INTO connectors_breaker (party, silences, rests_until, cause) VALUES ('satu', 3, now(), 'ReadTimeout')"
        " RETURNING party"
    )
    try:
        ended = run_as_printed("prakerja troubles", instance)
    finally:
        instance.rows("DELETE FROM connectors_breaker RETURNING party")
    assert (ended.returncode, "satu: ReadTimeout" in ended.stdout) == (1, True)


def test_without_a_database_that_is_said_in_a_sentence(instance: Instance) -> None:
    ended = run_as_printed("prakerja troubles", instance, PRAKERJA_DATABASE_URL="postgresql://127.0.0.1:1/gone")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == "Error: The database does not answer"
