"""The rooms and what leans on what, read from the import contract and from the imports themselves."""

import ast
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prakerja.config.environment import ROOT

#: Room to the rooms that it imports.
type Leaning = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class RoomPlan:
    """`floors`: the rooms of the contract's layers, from the top; those of one layer stand side by side."""

    floors: tuple[tuple[str, ...], ...]
    leaning: Leaning


def read_room_plan(root: Path = ROOT) -> RoomPlan:
    """As it is now. What leans on a room through another one is left out, so that the drawing can be read."""
    floors = _floors(root)
    rooms = frozenset(room for floor in floors for room in floor)
    package = root / "src" / "prakerja"
    leaning = {room: frozenset(_imported(package / room)) & rooms - {room} for room in sorted(rooms)}
    return RoomPlan(floors, without_detours(leaning))


def without_detours(leaning: Leaning) -> dict[str, frozenset[str]]:
    """The same ways down, each by its last part alone: who leans on B, which leans on C, is not said to lean on C."""
    below = {room: _reachable(room, leaning) for room in leaning}
    return {
        room: frozenset(one for one in direct if not any(one in below[other] for other in direct - {one}))
        for room, direct in leaning.items()
    }


def _reachable(room: str, leaning: Leaning) -> frozenset[str]:
    found: set[str] = set()
    waiting = [*leaning[room]]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += leaning[one]
    return frozenset(found)


def _floors(root: Path) -> tuple[tuple[str, ...], ...]:
    linter = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in linter["contracts"] if contract["type"] == "layers")
    return tuple(tuple(layer.replace("|", " ").replace(":", " ").split()) for layer in layers)


def _imported(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("prakerja."):
                yield str(node.module).split(".")[1]
