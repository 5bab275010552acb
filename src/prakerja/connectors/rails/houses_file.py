"""The file of the houses: JSON, read strictly. What is wrong is told by its place, and never what stands there."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import ValidationError

from prakerja.connectors.rails.house import House

type Houses = Mapping[str, House]

_FEWEST_BITS: Final = 2048
_SHORTEST_SECRET: Final = 16
_FEWEST_SIGNS: Final = 8


class HousesRefused(ValueError):
    """The file of the houses cannot be used; a line for each fault, none with a secret."""


def read_houses(file: Path) -> Houses:
    """All houses of the file, by their names. Raises HousesRefused.

    `{"houses": {"bni": {"base_url": …}, …}}`; what each holds stands in house.py.
    """
    try:
        told: object = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise HousesRefused(f"{file}: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise HousesRefused(f"{file}: it is not JSON in UTF-8") from None
    return houses_in(told)


def houses_in(told: object) -> Houses:
    """The same, of what was read. Raises HousesRefused."""
    if not isinstance(told, dict) or set(told) != {"houses"} or not isinstance(told["houses"], dict):
        raise HousesRefused('it must be {"houses": {"bni": {…}, …}}')
    houses, faults = {}, []
    for name, about in told["houses"].items():
        try:
            houses[name] = House.model_validate({**_object(about), "name": name})
        except ValidationError as error:
            faults += [f"houses.{name}{_place(fault)}" for fault in error.errors(include_input=False)]
    if faults or not houses:
        raise HousesRefused("\n".join(faults) or "there is no house in it")
    return houses


def weaknesses_of(houses: Houses, *, signs: bool) -> Iterator[str]:
    """What production does not start with. `signs`: this process sends payments; another has no use for the secrets."""
    for name, house in houses.items():
        for part, fault in _weaknesses(house, signs=signs):
            yield f"houses.{name}.{part}: {fault}"


def _weaknesses(house: House, *, signs: bool) -> Iterator[tuple[str, str]]:
    if urlsplit(house.base_url).scheme != "https":
        yield "base_url", "it must be https: what is sent there is money"
    if house.verifies.key_size < _FEWEST_BITS:
        yield "bank_public_key", f"it must have {_FEWEST_BITS} bits"
    yield from _weak_secrets(house) if signs else _misplaced_secrets(house)


def _misplaced_secrets(house: House) -> Iterator[tuple[str, str]]:
    for part in ("client_secret", "private_key"):
        if getattr(house, part):
            yield part, "this part has no use for it; whoever breaks in there must not find it"


def _weak_secrets(house: House) -> Iterator[tuple[str, str]]:
    if not house.private_key:
        yield "private_key", "it must be there"
    elif house.signs.key_size < _FEWEST_BITS:
        yield "private_key", f"it must have {_FEWEST_BITS} bits"
    secret = house.client_secret
    if house.signature_type == 1 and (len(secret) < _SHORTEST_SECRET or len(set(secret)) < _FEWEST_SIGNS):
        yield "client_secret", f"it can be guessed; at least {_SHORTEST_SECRET} random signs"


def _object(about: object) -> Mapping[str, object]:
    return about if isinstance(about, dict) and "name" not in about else {"": about}


def _place(fault: Mapping[str, object]) -> str:
    place = fault["loc"]
    assert isinstance(place, tuple)
    said = str(fault["msg"]).removeprefix("Value error, ")
    return "".join(f".{step}" for step in place) + f": {said}"
