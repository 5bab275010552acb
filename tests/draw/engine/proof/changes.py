"""Every way to change one value of a paper: what another reader could take for the same, and what is another."""

import json
from collections.abc import Iterator
from typing import Any

_MARK = "\ue000"
_LOOK_ALIKE = {"a": "а", "e": "е", "o": "о", "1": "１", "0": "０", "A": "Α", "=": "＝", "-": "‐"}

type Place = tuple[str | int, ...]


def changed_texts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What was done, and the paper with it."""
    told = json.loads(content)
    for place, value in _places(told):
        where = ".".join(map(str, place))
        for what, raw in _instead_of(value):
            yield f"{where} {what}", _with(told, place, raw)
        if isinstance(value, dict):
            first = next(iter(sorted(value)))
            less = {key: one for key, one in value.items() if key != first}
            yield f"{where} key missing", _with(told, place, _spelt(less))
            yield f"{where} key unknown", _with(told, place, _spelt({**value, "zz": 1}))
            doubled = "{" + _spelt(first) + ":" + _spelt(value[first]) + "," + _spelt(value)[1:]
            yield f"{where} key doubled", _with(told, place, doubled)
        if isinstance(value, list) and value:
            yield f"{where} doubled", _with(told, place, _spelt([*value, value[-1]]))


def _places(told: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    if place:
        yield place, told
    children = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    for key, one in children:
        yield from _places(one, (*place, key))


def _instead_of(value: Any) -> Iterator[tuple[str, str]]:
    if type(value) is int:
        yield from ((raw, raw) for raw in ("NaN", "true", f"{value}.0", f"+{value}", f"0{value}", f'"{value}"'))
        yield from ((raw, raw) for raw in (str(value + 1), f"{value}e0", "null", "-0", "1" + "0" * 5000))
    elif isinstance(value, str):
        alike = next((value.replace(one, other, 1) for one, other in _LOOK_ALIKE.items() if one in value), "а")
        yield "look-alike", _spelt(alike)
        yield "another", _spelt(value[:-1] + ("b" if value.endswith("a") else "a"))
        yield "longer", _spelt(value + " ")
        yield "escaped", f'"\\u{ord(value[0]):04x}' + _spelt(value[1:])[1:] if value else '"a"'
        yield "half a character", '"\\ud800"'
        yield "none", "null"
        yield "empty", '"' + "" + '"' if value else '"a"'
    elif value is None:
        yield "something", "{}"


def _with(told: Any, place: Place, raw: str) -> bytes:
    """The paper with these very characters at the place."""
    copied = json.loads(json.dumps(told))
    inner = copied
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = _MARK
    return (_spelt(copied) + "\n").replace(f'"{_MARK}"', raw).encode()


def _spelt(told: Any) -> str:
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
