"""Whoever goes on with a work from the place reached holds it: a worker that was taken for dead may still be at it."""

import re
from pathlib import Path

import pytest

from tests.guards.test_transactions import OURS, place

#: A job holds nothing while it reads and writes files; what it saves is compared by the verb that it calls.
_GOING_ON = [
    path
    for path in OURS
    if "note_progress(" in path.read_text() and path.parts[-2] != "work" and not path.stem.endswith("_job")
]


def test_there_are_works_of_every_step() -> None:
    assert len(_GOING_ON) >= 14


@pytest.mark.parametrize("path", _GOING_ON, ids=place)
def test_what_is_noted_was_held(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\bprogress_of\(", text)
    assert "held_progress(" in text
