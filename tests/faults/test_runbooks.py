"""Every command that a runbook prints is run as printed, where the programme runs and where its database is gone."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import click
import pytest

from prakerja.config.environment import Environment
from prakerja.console.main import prakerja
from tests.instance import Instance

pytestmark = [pytest.mark.fault, pytest.mark.xdist_group("faults")]

_RUNBOOKS: Final = Path(__file__).resolve().parents[2] / "docs" / "runbooks"
_TEXTS: Final = {file.name: file.read_text() for file in sorted(_RUNBOOKS.glob("*.md"))}
#: An indented line is a command; in a step of a list it is indented twice as far, beside settings and what is printed.
_COMMAND: Final = re.compile(r"^(?: {4}| {8})((?:prakerja|openssl|df|du|date) .*)$", re.MULTILINE)
_INDENTED: Final = re.compile(r"^ {4}\S.*$", re.MULTILINE)
_STATEMENTS: Final = re.compile(r"^```sql\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: `prakerja …` in the middle of a sentence.
_NAMED: Final = re.compile(r"`prakerja ([a-z][^`]*)`")
_SETTING: Final = re.compile(r"PRAKERJA_([A-Z0-9_]*[A-Z0-9])")
_FIGURE: Final = re.compile(r"`(prakerja_[a-z_]+)")
#: Not run here, and why.
_ELSEWHERE: Final = {
    'prakerja keys reseal --operator "Your name"': "under two keys, in tests/console/test_keys.py",
    "prakerja beacon give-up lines.txt --wave 12": "with lines of witnesses, in tests/console/test_give_up.py",
    'prakerja keys redigest --operator "Your name"': "as the owner, under two keys, in tests/console/test_keys.py",
}
_PRINTED: Final = sorted({command for text in _TEXTS.values() for command in _COMMAND.findall(text)} - set(_ELSEWHERE))


def run_as_printed(command: str, instance: Instance, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = instance.environment | {"PATH": path} | variables
    return subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)


def test_there_is_something_to_run_and_nothing_indented_is_overlooked() -> None:
    assert len(_PRINTED) >= 5
    outside_lists = {name: _INDENTED.findall(text) for name, text in _TEXTS.items() if name != "restore.md"}
    lines = {line.strip() for found in outside_lists.values() for line in found}
    assert lines <= set(_PRINTED) | set(_ELSEWHERE)
    for command, why in _ELSEWHERE.items():
        assert command.split()[2] in (_RUNBOOKS.parents[1] / why.rpartition(" ")[2]).read_text()


@pytest.mark.parametrize("command", _PRINTED)
def test_every_command_works_as_printed(instance: Instance, command: str) -> None:
    ended = run_as_printed(command, instance)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout


def test_troubles_are_named_and_told_by_the_status(instance: Instance) -> None:
    """Of a party that nobody asks here: a worker whose letter another one takes ends its trouble before it is read."""
    instance.rows(
        "INSERT INTO connectors_breaker (party, silences, rests_until, cause)"
        " VALUES ('tiga', 3, now() + interval '1 hour', 'ReadTimeout') RETURNING party"
    )
    try:
        ended = run_as_printed("prakerja troubles", instance)
    finally:
        instance.rows("DELETE FROM connectors_breaker WHERE party = 'tiga' RETURNING party")
    assert (ended.returncode, "tiga: ReadTimeout" in ended.stdout) == (1, True)


def test_without_a_database_that_is_said_in_a_sentence(instance: Instance) -> None:
    ended = run_as_printed("prakerja troubles", instance, PRAKERJA_DATABASE_URL="postgresql://127.0.0.1:1/gone")
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == (
        "Error: The database that PRAKERJA_DATABASE_URL names does not answer; run the same command again."
    )


@pytest.mark.parametrize(
    "statement",
    [
        statement.strip()
        for text in _TEXTS.values()
        for block in _STATEMENTS.findall(text)
        for statement in block.split(";")
        if statement.strip()
    ],
)
def test_every_statement_works_as_printed(instance: Instance, statement: str) -> None:
    instance.rows(statement)


@pytest.mark.parametrize("named", sorted({named for text in _TEXTS.values() for named in _NAMED.findall(text)}))
def test_every_command_that_is_named_in_a_sentence_is_there_with_its_options(named: str) -> None:
    command: click.Command | None = prakerja
    for word in [word for word in named.split() if word.islower() and not word.startswith("-")]:
        assert isinstance(command, click.Group), named
        command = command.get_command(click.Context(command), word)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in named.split() if word.startswith("--")} <= known


def test_every_setting_and_every_figure_that_is_named_is_one() -> None:
    together = "\n".join(_TEXTS.values())
    settings = {name.upper() for name in Environment.model_fields}
    unknown = {named for named in _SETTING.findall(together) if not any(one.startswith(named) for one in settings)}
    assert unknown == set()
    source = "\n".join(path.read_text() for path in (_RUNBOOKS.parents[1] / "src").rglob("*.py"))
    figures = {figure.removesuffix("_total") for figure in _FIGURE.findall(together)}
    assert {figure for figure in figures if f'"{figure}"' not in source} == set()
