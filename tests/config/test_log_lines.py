"""A line of the log is one line, whatever somebody got into it; it says when, where from and how grave."""

import json
import logging
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from prakerja.config.log import logging_settings

INJECTED: Final = (
    'one\n{"event": "signed_in", "level": "info"}',
    "one\r\ntwo",
    "one\u2028two\u0085three",
    "\x1b[2Jgone\x07",
    'quote " and \\ and </script>',
)


def formatter() -> logging.Formatter:
    settings: dict[str, Any] = dict(logging_settings("test")["formatters"]["json"])
    made: logging.Formatter = settings.pop("()")(**settings)
    return made


@pytest.mark.parametrize("said", INJECTED)
def test_nobody_makes_two_lines_of_one(said: str) -> None:
    record = logging.LogRecord("prakerja.x", logging.WARNING, __file__, 1, "typed: %s", (said,), None)
    record.path = said
    line = formatter().format(record)
    assert line.splitlines() == [line]
    assert line.isprintable()
    read = json.loads(line)
    assert read["event"] == f"typed: {said}"
    assert read["path"] == said


def test_a_line_says_when_in_utc_where_from_and_how_grave() -> None:
    record = logging.LogRecord("prakerja.x", logging.ERROR, __file__, 1, "broken", (), None)
    read = json.loads(formatter().format(record))
    at = datetime.fromisoformat(read["timestamp"])
    assert at.utcoffset() == UTC.utcoffset(None)
    assert (read["logger"], read["level"], read["event"]) == ("prakerja.x", "error", "broken")


def test_lines_go_to_the_standard_error_stream_and_nowhere_else() -> None:
    settings = logging_settings("test")
    assert [handler["class"] for handler in settings["handlers"].values()] == ["logging.StreamHandler"]
