"""An assert narrows a type and does nothing else: under `python -O` the programme does the same as without it."""

import ast
from collections.abc import Iterator

import pytest

from tests.guards.test_the_house import SOURCES
from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE


def is_dotted(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and is_dotted(node.value))


def narrows(test: ast.expr) -> bool:
    """`name is not None`, `isinstance(name, Kind)`. Whatever has to be looked up or called for it has its own line: a
    look at an attribute may fetch something, and what a stranger sent is refused by a raise."""
    match test:
        case ast.Compare(left=ast.Name(), ops=[ast.IsNot()], comparators=[ast.Constant(value=None)]):
            return True
        case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(), kind], keywords=[]):
            return is_dotted(kind)
    return False


def dropped(tree: ast.AST) -> Iterator[int]:
    """The lines of what `python -O` drops or turns round, asserts of that kind aside."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            if not narrows(node.test) or not (node.msg is None or isinstance(node.msg, ast.Constant)):
                yield node.lineno
        elif isinstance(node, ast.Name) and node.id == "__debug__":
            yield node.lineno


@pytest.mark.parametrize(
    ("said", "is_taken"),
    [
        ("assert row is not None", True),
        ("assert row is not None, 'it was just written'", True),
        ("assert isinstance(session, SessionStore)", True),
        ("assert isinstance(field, forms.Field)", True),
        ("assert file.file is not None", False),
        ("assert identity.asked_at", False),
        ("assert token", False),
        ("assert isinstance(self.form, Form)", False),
        ("assert isinstance(read(), Form)", False),
        ("assert amount > 0", False),
        ("assert (row := fetch()) is not None", False),
        ("assert row is not None and post(row)", False),
        ("assert row is not None, told(row)", False),
        ("assert await_it() is None", False),
        ("if __debug__:\n    check()", False),
    ],
)
def test_the_guard_tells_them_apart(said: str, is_taken: bool) -> None:
    assert (list(dropped(ast.parse(said))) == []) is is_taken


def test_nothing_that_counts_is_done_by_an_assert() -> None:
    trees = {path: parsed(path) for path in SOURCES}
    assert [f"{path}:{line}" for path, tree in trees.items() for line in dropped(tree)] == []
    # Or nothing was looked at.
    assert sum(isinstance(node, ast.Assert) for tree in trees.values() for node in ast.walk(tree)) > 10
