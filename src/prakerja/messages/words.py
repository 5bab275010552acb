"""What fills a text: sealed in the outbox, because names and codes are among it."""

import json
from datetime import datetime
from typing import Final

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import Owner, Row, seal

#: A moment stays a moment until the text is written: how a time is spelled depends on the text's language.
type Word = str | int | bool | list[str] | datetime

_MOMENT: Final = "moment"


def seal_words(words: dict[str, Word], *, owner: Owner, row: Row = None) -> bytes:
    return seal(write_words(words), purpose=Purpose.MESSAGE_WORDS, owner=owner, row=row)


def write_words(words: dict[str, Word]) -> str:
    """As they are sealed."""
    return _WRITER.encode(words)


def read_words(opened: str) -> dict[str, Word]:
    words: dict[str, Word] = json.loads(opened, object_hook=_moment_from_json)
    return words


def _moment_as_json(word: object) -> dict[str, str]:
    if isinstance(word, datetime):
        return {_MOMENT: word.isoformat()}
    raise TypeError(f"a {type(word).__name__} cannot be a word of a message")


def _moment_from_json(found: dict[str, object]) -> object:
    return datetime.fromisoformat(str(found[_MOMENT])) if found.keys() == {_MOMENT} else found


_WRITER: Final = json.JSONEncoder(default=_moment_as_json)
