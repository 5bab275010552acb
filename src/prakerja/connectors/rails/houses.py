"""The houses of this run: of the file that the setting names, or in the demo of the sandbox's keys."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from prakerja.connectors.breaker import does_rest, who_rests
from prakerja.connectors.file_stamp import stamp_of
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses_file import Houses, HousesRefused, read_houses
from prakerja.connectors.rails.sandbox_houses import read_sandbox_houses

_SOME_SINCE_LONG: Final = 8


class PayoutsAreOff(HousesRefused):
    """No house is set: PRAKERJA_HOUSES names no file."""


class NoSuchHouse(HousesRefused):
    """The file holds no house of this name."""


def houses() -> Houses:
    """All of them. A file that is written anew is read anew, so that a key is changed while the program runs.

    Raises PayoutsAreOff, HousesRefused.
    """
    file = settings.HOUSES_FILE
    if file is not None:
        return _read(file, stamp_of(file))
    keys = settings.SANDBOX_BANK_KEYS
    if keys is None or not keys.exists():
        raise PayoutsAreOff("PRAKERJA_HOUSES is not set")
    return _read_sandbox(keys, stamp_of(keys), settings.SANDBOX_URL)


def house_called(name: str) -> House:
    """Raises NoSuchHouse, PayoutsAreOff, HousesRefused."""
    try:
        return houses()[name]
    except KeyError:
        raise NoSuchHouse(f"there is no house {name!r}") from None


def is_resting(name: str) -> bool:
    """Whether the house is not called at this moment, because it was silent. Raises as `house_called`."""
    return does_rest(house_called(name).party)


def resting_houses() -> list[str]:
    """Which of the houses are not called at this moment. Raises as `houses`."""
    resting = set(who_rests())
    return [name for name, house in houses().items() if house.party in resting]


@lru_cache(_SOME_SINCE_LONG)
def _read(file: Path, stamp: int) -> Houses:  # noqa: ARG001 - a file written anew is another one
    return read_houses(file)


@lru_cache(_SOME_SINCE_LONG)
def _read_sandbox(keys: Path, stamp: int, url: str) -> Houses:  # noqa: ARG001 - the same
    return read_sandbox_houses(keys, url)
