"""Every command, given what its arguments do not take: which one it was and what it takes instead is said."""

from collections.abc import Iterator
from typing import Any, Final

import click
import pytest

from tests.console.test_every_command import LEAVES, called, run

type Path = tuple[str, ...]

#: What a command cannot do without.
NEEDED: Final[dict[Path, list[str]]] = {
    ("staff", "add"): [
        "a@b.example",
        "--name",
        "Siti",
        "--role",
        "officer",
        "--operator",
        "Wati",
    ],
    ("staff", "invite"): ["a@b.example", "--operator", "Wati"],
    ("keys", "reseal"): ["--operator", "Wati"],
    ("keys", "redigest"): ["--operator", "Wati"],
    ("ledger", "show"): ["treasury:2020"],
    ("ledger", "export"): ["--out", "x.csv"],
    ("payouts", "ask"): ["PK1"],
    ("payouts", "files"): ["--house", "bni", "--into", ".", "--operator", "Wati"],
    ("payouts", "reconcile"): ["--house", "bni", "--day", "2021-03-01", "--operator", "Wati"],
    ("log", "verify"): ["--from", "http://127.0.0.1:9"],
    ("log", "witness"): [
        "--from",
        "http://127.0.0.1:9",
        "--name",
        "w",
        "--key-file",
        "k",
        "--file",
        "f",
        "--publish",
        "p",
    ],
    ("log", "give-up"): f"--statement {__file__} --next {__file__} --name w --key-file {__file__}".split(),
    ("beacon", "give-up"): [__file__, "--wave", "12", "--operator", "Wati"],
    ("draw", "select"): f"--candidates {__file__} --seats {__file__} --seed a --cap 1 --out x.csv".split(),
    ("draw", "verify"): [__file__],
    ("draw", "continue"): f"--parent {__file__} --addenda {__file__} --out x".split(),
    ("audit", "leaves"): ["12", "--by", "a@b.example"],
    ("lists", "import"): [__file__, *["--kind", "bsu", "--source", "a", "--legal-basis", "b", "--by", "a@b.example"]],
    ("restore",): ["/"],
    ("backup",): ["/nowhere/at/all"],
}


def refused(*arguments: str) -> str:
    """Status 2, nothing on standard output, and what stands on the other."""
    said = run(*arguments)
    assert (said.exit_code, said.stdout) == (2, ""), said.output
    assert "Traceback" not in said.stderr
    return said.stderr


def without(given: list[str], option: str) -> list[str]:
    """All that was given but this option and its value."""
    if option not in given:
        return given
    place = given.index(option)
    return given[:place] + given[place + 2 :]


@pytest.mark.parametrize("path", LEAVES, ids=called)
def test_a_word_too_many_is_bad_input(path: Path) -> None:
    assert "unexpected extra argument (wealth)" in refused(*path, *NEEDED.get(path, []), "wealth")


@pytest.mark.parametrize(
    ("path", "parameter"),
    [(path, one) for path, command in LEAVES.items() for one in command.params if one.required],
    ids=lambda one: called(one) if isinstance(one, tuple) else str(one.name),
)
def test_each_thing_that_a_command_needs_is_asked_for_by_its_name(path: Path, parameter: click.Parameter) -> None:
    if isinstance(parameter, click.Option):
        assert f"Missing option '{parameter.opts[0]}'" in refused(*path, *without(NEEDED[path], parameter.opts[0]))
    else:
        assert f"Missing argument '{str(parameter.name).upper()}'" in refused(*path, *NEEDED[path][1:])


def wrong_values() -> Iterator[tuple[Path, str, str, str]]:
    """For each option that takes not just any text: a value that it must refuse, and what must be said of it."""
    for path, command in LEAVES.items():
        for option in (one for one in command.params if isinstance(one, click.Option)):
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
