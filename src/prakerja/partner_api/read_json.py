"""A body is one JSON object in UTF-8, whole, with each name once; what is not is refused and never guessed at."""

import json
from typing import NoReturn

from django.http import HttpRequest
from ninja.parser import Parser


class Unreadable(ValueError):
    """The body is no such object."""


class StrictParser(Parser):
    """Raises Unreadable."""

    def parse_body(self, request: HttpRequest) -> dict[str, object]:
        return read_json(request.body)


def read_json(body: bytes) -> dict[str, object]:
    """Raises Unreadable. Of two equal names one program takes the first and another the last: so it is refused."""
    try:
        read = json.loads(body.decode(), object_pairs_hook=_each_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(read, dict):
        raise Unreadable
    return read


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise Unreadable
    return read


def _no_number(_word: str) -> NoReturn:
    """NaN and the infinities, which Python's own reads and JSON does not know."""
    raise Unreadable
