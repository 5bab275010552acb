"""Every event that a verb can write has its words, in the table of its step."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

import pytest
from django.utils.functional import Promise

import prakerja
from prakerja.words.trail import event_words

PACKAGE: Final = Path(prakerja.__file__).parent
RECORDING: Final = {"record", "record_of", "Recorded"}


def event_tables() -> Iterator[type[StrEnum]]:
    """Of every step, wherever it keeps them: in a module whose name ends with `events`."""
    for found in pkgutil.walk_packages(prakerja.__path__, "prakerja."):
        if found.name.endswith("events"):
            module = importlib.import_module(found.name)
            yield from (one for one in vars(module).values() if is_events(one) and one.__module__ == found.name)


def is_events(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum and one.__name__.endswith("Event")


EVENTS: Final = sorted(event_tables(), key=lambda one: one.__module__)


@pytest.mark.parametrize("events", EVENTS, ids=lambda one: one.__module__)
def test_every_event_of_a_step_is_told_in_words(events: type[StrEnum]) -> None:
    assert [one.name for one in events if event_words(one.value) == one.value] == []


def test_two_events_never_share_a_name_in_the_audit() -> None:
    names = [one.value for events in EVENTS for one in events]
    assert sorted(names) == sorted(set(names))
    assert [name for name in names if not isinstance(event_words(name), Promise)] == []


def test_nothing_is_recorded_that_stands_in_no_such_table() -> None:
    assert set(recorded()) <= {events.__name__ for events in EVENTS}


def recorded() -> Iterator[str]:
    """Of which table it is, wherever a verb names an event as it records it."""
    for path in PACKAGE.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in RECORDING:
                named = [one for argument in call.args[:1] for one in ast.walk(argument)]
                yield from (
                    one.value.id for one in named if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)
                )


def test_what_an_earlier_version_wrote_is_told_by_its_name() -> None:
    assert event_words("waves.wave.forgotten") == "waves.wave.forgotten"
