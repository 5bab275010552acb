"""Every command, tried wrong and right: what it refuses, in which words, and that nothing was done then."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final

import click
import pytest
from click.testing import CliRunner, Result

from prakerja.console.main import _COMMANDS, main, prakerja

type Path = tuple[str, ...]

#: Hands on whatever it is given to Django.
NOT_OURS: Final = {("manage",)}


def every_command(command: click.Command, path: Path = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from every_command(below, (*path, name))


ALL: Final = {path: command for path, command in every_command(prakerja) if path not in NOT_OURS}
GROUPS: Final = [path for path, command in ALL.items() if isinstance(command, click.Group)]
LEAVES: Final = [path for path in ALL if path not in GROUPS]


def call(*arguments: str) -> Result:
    return CliRunner().invoke(prakerja, list(arguments))


def refused(*arguments: str) -> str:
    """Status 2, nothing on standard output, and what stands on the other."""
    said = call(*arguments)
    assert (said.exit_code, said.stdout) == (2, ""), said.output
    assert "Traceback" not in said.stderr
    return said.stderr


def named(path: Path) -> str:
    return " ".join(path) or "prakerja"


every = pytest.mark.parametrize("path", list(ALL), ids=named)
every_group = pytest.mark.parametrize("path", GROUPS, ids=named)
every_leaf = pytest.mark.parametrize("path", LEAVES, ids=named)


@every
def test_help_says_what_it_is_for_and_names_every_option(path: Path) -> None:
    said = call(*path, "--help")
    assert (said.exit_code, said.stderr) == (0, "")
    command = ALL[path]
    assert (command.help or "").split()[:3] == said.stdout.partition("\n\n")[2].split()[:3]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in said.stdout
            assert parameter.help or parameter.name == "version", f"{parameter.opts} says nothing of itself"


@every_group
def test_a_group_lists_its_commands_with_a_line_each(path: Path) -> None:
    listed = call(*path, "--help").stdout.partition("Commands:")[2].split("\n")
    for below in (below for below in [*ALL, *NOT_OURS] if below[:-1] == path and below):
        (line,) = [line.split() for line in listed if line.split()[:1] == [below[-1]]]
        assert len(line) > 2


@every_group
def test_a_command_that_does_not_exist_is_bad_input(path: Path) -> None:
    assert "No such command 'wealth'" in refused(*path, "wealth")


@every
def test_an_option_that_does_not_exist_is_bad_input(path: Path) -> None:
    assert "No such option" in refused(*path, "--wealth")


#: What a command cannot do without.
NEEDED: Final[dict[Path, list[str]]] = {
    ("staff", "add"): [
        "siti@kantor.example",
        "--name",
        "Siti",
        "--role",
        "officer",
        "--operator",
        "Wati",
        "--password",
        "gerobak-biru-77",
    ],
    ("log", "verify"): ["--from", "http://127.0.0.1:9"],
    ("draw", "select"): f"--candidates {__file__} --seats {__file__} --seed a --cap 1 --out x.csv".split(),
    ("draw", "verify"): [__file__],
}


@every_leaf
def test_a_word_too_many_is_bad_input(path: Path) -> None:
    assert "Got unexpected extra argument (wealth)" in refused(*path, *NEEDED.get(path, []), "wealth")


@pytest.mark.parametrize("path", list(NEEDED), ids=named)
def test_whatever_a_command_cannot_do_without_is_asked_for_by_name(path: Path) -> None:
    for parameter in (one for one in ALL[path].params if one.required):
        if isinstance(parameter, click.Option):
            missing = refused(*path, *without(NEEDED[path], parameter.opts[0]))
            assert f"Missing option '{parameter.opts[0]}'" in missing
        else:
            assert f"Missing argument '{str(parameter.name).upper()}'" in refused(*path, *NEEDED[path][1:])


def without(given: list[str], option: str) -> list[str]:
    """All that was given but this option and its value."""
    if option not in given:
        return given
    place = given.index(option)
    return given[:place] + given[place + 2 :]


def wrong_values() -> Iterator[tuple[Path, str, str, str]]:
    """For each option that takes not just any text: a value that it must refuse, and what must be said of it."""
    for path in LEAVES:
        for option in (one for one in ALL[path].params if isinstance(one, click.Option)):
            for value, words in _wrong_for(option.type):
                yield path, option.opts[0], value, words


def _wrong_for(kind: click.ParamType[Any]) -> Iterator[tuple[str, str]]:
    if isinstance(kind, click.IntRange):
        yield "many", "is not a valid integer"
        yield "1.5", "is not a valid integer"
        for edge, step in ((kind.min, -1), (kind.max, 1)):
            if edge is not None:
                yield str(edge + step), "is not in the range"
    if isinstance(kind, click.Choice):
        yield "king", "is not one of"
    if isinstance(kind, click.Path) and kind.exists:
        yield "/nowhere/at/all", "does not exist"
        if not kind.dir_okay:
            yield "/", "is a directory"


@pytest.mark.parametrize(("path", "option", "value", "words"), list(wrong_values()), ids=lambda one: str(one)[:40])
def test_a_value_that_makes_no_sense_is_bad_input_and_its_option_is_named(
    path: Path, option: str, value: str, words: str
) -> None:
    told = refused(*path, *without(NEEDED.get(path, []), option), option, value)
    assert option in told
    assert words in told


@pytest.mark.parametrize("name", list(_COMMANDS))
def test_each_command_lies_where_the_entry_says(name: str) -> None:
    module, attribute, line = _COMMANDS[name]
    command = getattr(importlib.import_module(module), attribute)
    assert isinstance(command, click.Command)
    assert line.endswith(".")
    assert call("--help").stdout.count(line) == 1


@pytest.mark.parametrize(
    ("arguments", "without"),
    [
        (["--help"], "django"),
        (["--version"], "django"),
        (["draw", "--help"], "django"),
        (["staff", "add", "--help"], "prakerja.config.settings"),
    ],
)
def test_help_needs_neither_a_database_nor_the_settings(arguments: list[str], without: str) -> None:
    program = (
        "import sys; from prakerja.console.main import prakerja\n"
        f"prakerja({arguments}, standalone_mode=False)\n"
        f"sys.exit({without!r} in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).returncode == 0


def test_ctrl_c_ends_quietly_with_its_own_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("prakerja.console.main.prakerja", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


def test_the_version_is_the_packages() -> None:
    assert version("prakerja") in call("--version").stdout
