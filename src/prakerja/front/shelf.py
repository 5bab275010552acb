"""How much of what is being sent lies on the disk at once: strangers who all send much at a time do not fill it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from prakerja.front.refused import Refused
from prakerja.kit.disk import has_room


class Place:
    """What one request has on a shelf."""

    def __init__(self, shelf: "Shelf") -> None:
        self._shelf = shelf
        self.held = 0

    def put(self, length: int) -> None:
        """Counted as it arrives: whoever announces much and sends little takes little. Raises Refused."""
        self._shelf.take(length)
        self.held += length


class Shelf:
    def __init__(self, most: int) -> None:
        self._most: Final = most
        self._held = 0

    @contextmanager
    def place(self) -> Iterator[Place]:
        """For one request, from its first byte until it is answered."""
        place = Place(self)
        try:
            yield place
        finally:
            self._held -= place.held

    def take(self, length: int) -> None:
        if self._held + length > self._most or not has_room(Path(gettempdir())):
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        self._held += length
