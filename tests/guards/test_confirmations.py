"""Every address that takes a form asks for the version of what its page showed, or the table says why not."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.guards.unversioned import BY_PROGRAMS, NOTHING_TO_CHANGE, TYPED
from tests.guards.views import PACKAGE, tables, views_of
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE
#: What compares it, or hands it to what does.
COMPARES: Final = {"require_as_shown", "shown_in", "confirm_and_tell", "tell"}
SENDS: Final = {"require_POST", "form_page"}


def views_that_take_forms() -> Iterator[tuple[str, dict[str, ast.FunctionDef], str]]:
    for module, name in sorted({view for table in tables() for view in views_of(table.read_text())}):
        path = Path(PACKAGE.parent, *module.split(".")).with_suffix(".py")
        functions = {node.name: node for node in parsed(path).body if isinstance(node, ast.FunctionDef)}
        first = functions[name].decorator_list[0]
        if isinstance(first, ast.Name) and first.id in SENDS:
            yield module.removeprefix("prakerja."), functions, name


def compares(functions: dict[str, ast.FunctionDef], name: str) -> bool:
    """The view, or a function of its module that it leads to."""
    named, seen, to_see = set[str](), set[str](), [name]
    while to_see:
        one = to_see.pop()
        if one not in seen:
            seen.add(one)
            inside = {node.id for node in ast.walk(functions[one]) if isinstance(node, ast.Name)}
            named |= inside
            to_see += inside & functions.keys()
    return bool(named & COMPARES)


def test_whatever_is_confirmed_carries_its_version_or_stands_in_the_table() -> None:
    views = list(views_that_take_forms())
    assert len(views) > 150
    without = {f"{module}.{name}" for module, functions, name in views if not compares(functions, name)}
    assert without == TYPED | BY_PROGRAMS | NOTHING_TO_CHANGE.keys()
