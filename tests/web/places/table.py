"""The table of pages: each opened by somebody for whom it has something to show, in one of its states."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.test import Client


@dataclass(frozen=True)
class Open:
    """A page that is about to be opened."""

    browser: Client
    address: str


type Opening = Callable[[], Open]

PLACES: Final[dict[str, Opening]] = {}


def place(name: str) -> Callable[[Opening], Opening]:
    def enter(opening: Opening) -> Opening:
        add(name, opening)
        return opening

    return enter


def add(name: str, opening: Opening) -> None:
    assert name not in PLACES
    PLACES[name] = opening
