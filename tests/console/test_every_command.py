"""Every command of the tree: it explains itself, loads alone, and tells bad input from failure."""

import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import psycopg
import pytest
from click.testing import CliRunner, Result

from prakerja.config.environment import Environment, EnvironmentRefused
from prakerja.console import bench, django_ready, main, serve
from prakerja.console.lazy_group import LazyGroup
from prakerja.console.main import prakerja

README = Path(__file__).resolve().parents[2] / "README.md"


def walk(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from walk(command, (*path, name))


TREE = dict(walk(prakerja))
#: Django's own commands answer for themselves.
EXPLAINED = {path: command for path, command in TREE.items() if path != ("manage",)}
#: They read no environment, or something else before it.
READING_LESS = {"run", "draw", "log", "texts", "rooms", "backup", "restore"}
#: A bench that measures no database.
OF_FILES = {("bench", "draw")}
LEAVES = {path: command for path, command in EXPLAINED.items() if not isinstance(command, click.Group)}


def called(path: tuple[str, ...]) -> str:
    return " ".join(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(prakerja, arguments)


@pytest.mark.parametrize("path", EXPLAINED, ids=called)
def test_a_command_says_what_it_does(path: tuple[str, ...]) -> None:
    answer = run(*path, "--help")
    assert (answer.exit_code, answer.stderr) == (0, "")
    said = TREE[path].get_short_help_str(limit=200)
    assert re.fullmatch(r"[A-Z].+[.…?)]", said), said
    assert answer.stdout.startswith(f"Usage: prakerja {called(path)}")


@pytest.mark.parametrize("path", LEAVES, ids=called)
def test_every_option_of_a_command_is_explained(path: tuple[str, ...]) -> None:
    options = [one for one in TREE[path].params if isinstance(one, click.Option)]
    helped = {one.name: re.sub(r"\s+\[default: .+\]$", "", one.help or "") for one in options}
    assert {name: said for name, said in helped.items() if not said.endswith((".", ")", "?"))} == {}


@pytest.mark.parametrize("path", LEAVES, ids=called)
def test_an_option_that_does_not_exist_is_bad_input(path: tuple[str, ...]) -> None:
    answer = run(*path, "--surprise")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "--surprise" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    "path", [(), *(path for path, one in TREE.items() if isinstance(one, click.Group))], ids=called
)
def test_a_command_that_does_not_exist_is_bad_input(path: tuple[str, ...]) -> None:
    answer = run(*path, "nonsense")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "nonsense" in answer.stderr


@pytest.mark.parametrize(
    "path", [path for path, one in LEAVES.items() if any(p.required for p in one.params)], ids=called
)
def test_what_a_command_needs_is_asked_for_by_name(path: tuple[str, ...]) -> None:
    answer = CliRunner().invoke(prakerja, path, input="")
    assert answer.exit_code != 0
    assert answer.stdout == ""
    assert "Missing" in answer.stderr


@pytest.mark.parametrize(("lazily", "group"), [(main._COMMANDS, "prakerja"), (bench._MEASUREMENTS, "prakerja bench")])
def test_the_line_in_the_list_is_the_commands_own(lazily: dict[str, tuple[str, str, str]], group: str) -> None:
    for name, (module, attribute, line) in lazily.items():
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        assert command.name == name
        assert line.endswith("."), f"{group} {name}"


def test_the_list_is_made_without_loading_a_single_command() -> None:
    context = click.Context(LazyGroup(lazily={"one": ("no.such.module", "one", "It would do something.")}))
    assert context.command.get_help(context).count("It would do something.") == 1


@pytest.mark.parametrize(
    "path", [path for path in LEAVES if path[0] not in READING_LESS and path not in OF_FILES], ids=called
)
def test_a_wrong_environment_is_bad_input_and_named(path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is started or asked; what needs no database reads none, a backup looks at its folder first."""

    def refuse() -> None:
        raise EnvironmentRefused("PRAKERJA_SECRET_KEY: it can be guessed")

    monkeypatch.setattr(django_ready, "read_environment", refuse)
    monkeypatch.setattr(serve, "read_environment", refuse)
    answer = CliRunner().invoke(prakerja, [*path, *_NEEDED.get(path, [])], input="")
    assert answer.exit_code == 2, answer.output
    assert "PRAKERJA_SECRET_KEY" in answer.stderr


@pytest.mark.parametrize(
    "path", [path for path in LEAVES if path[0] not in READING_LESS | {"serve", "bench"}], ids=called
)
def test_a_database_that_is_away_is_a_failure_in_one_sentence(
    path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_environment: Environment, **_how: bool) -> None:
        raise psycopg.OperationalError("connection refused")

    monkeypatch.setattr(django_ready, "running_database", away)
    answer = CliRunner().invoke(prakerja, [*path, *_NEEDED.get(path, [])], input="")
    assert (answer.exit_code, answer.stdout) == (1, ""), answer.output
    assert re.fullmatch(
        r"Error: The database (that|in) \S+ (names )?does not answer; [^.]+ again[^.]*\.\n", answer.stderr
    )


_OPERATOR = ["--operator", "Wati"]
_PERSON = ["ratna@kantor.example", "--name", "Ratna", "--role", "officer"]
_LIST = [__file__, *["--kind", "bsu", "--source", "a", "--legal-basis", "b", "--by", "ratna@kantor.example"]]
#: What a command cannot do without, so that it comes as far as the environment.
_NEEDED: dict[tuple[str, ...], list[str]] = {
    ("keys", "reseal"): _OPERATOR,
    ("keys", "redigest"): _OPERATOR,
    ("staff", "add"): [*_PERSON, *_OPERATOR],
    ("staff", "invite"): ["ratna@kantor.example", *_OPERATOR],
    ("audit", "leaves"): ["12", "--by", "ratna@kantor.example"],
    ("beacon", "give-up"): [__file__, "--wave", "12", *_OPERATOR],
    ("payouts", "ask"): ["PK1"],
    ("payouts", "files"): ["--house", "bni", "--into", ".", *_OPERATOR],
    ("payouts", "reconcile"): ["--house", "bni", "--day", "2021-03-01", *_OPERATOR],
    ("lists", "import"): _LIST,
    ("ledger", "show"): ["treasury:2020"],
    ("ledger", "export"): ["--out", "nothing-is-written.csv"],
}


@pytest.mark.parametrize("path", [path for path in LEAVES if path[0] == "draw"], ids=called)
def test_the_draws_commands_need_neither_django_nor_a_database(path: tuple[str, ...]) -> None:
    """Anyone recomputes a draw with a page of code; the same holds for what the page imports."""
    code = (
        "import sys; from click.testing import CliRunner; from prakerja.console.main import prakerja;"
        f"CliRunner().invoke(prakerja, {[*path, '--help']!r});"
        "print([name for name in ('django', 'psycopg') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert ended.stdout.strip() == "[]"


def test_the_version_is_told() -> None:
    assert re.search(r"\d+\.\d+", run("--version").stdout)


def test_ctrl_c_ends_a_command_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "prakerja", interrupted)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 130


def test_every_command_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"`prakerja ([a-z]+(?: [a-z]+)?)", README.read_text()))
    assert named
    first_words = {path[0] for path in TREE}
    assert {name for name in named if name.split()[0] not in first_words} == set()


def test_whatever_answers_in_json_says_so_in_its_help() -> None:
    with_json = [path for path, one in LEAVES.items() if any("--json" in option.opts for option in one.params)]
    assert ("audit", "verify") in with_json
    for path in with_json:
        assert "JSON" in run(*path, "--help").stdout


@pytest.mark.parametrize("path", EXPLAINED, ids=called)
def test_in_production_nothing_is_tried_out_and_all_else_is_there(
    path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRAKERJA_MODE", "production")
    answer = run(*path, "--help")
    is_refused = (answer.exit_code, "no part of production" in answer.stderr) == (2, True)
    assert is_refused == (path[0] in {"run", "demo", "bench", "rooms", "texts"})
    assert is_refused or answer.exit_code == 0
