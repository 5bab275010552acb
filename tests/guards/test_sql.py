"""SQL crosses from room to room in the open: its first lines say so, it reads downwards, and never writes there."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "prakerja"
SQL_FILES = sorted(SOURCE.rglob("sql/*.sql"))
PYTHON_FILES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)

_WRITTEN = re.compile(
    r"\b(?:insert\s+into|update|delete\s+from|truncate|merge\s+into|alter\s+table)\s+(?:only\s+)?(\w+)",
    re.IGNORECASE,
)
_IS_SQL = re.compile(r"\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|TRUNCATE|ANALYZE|COPY|LOCK TABLE)\b")


@cache
def rooms_of_tables() -> dict[str, str]:
    """The room that owns each of our tables."""
    ours = (model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("prakerja."))
    return {model._meta.db_table: model.__module__.split(".")[1] for model in ours}


@cache
def floors() -> dict[str, int]:
    """How high each room lies, as the import contract has it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room.strip(): -depth for depth, layer in enumerate(layers) for room in re.split(r"[|:]", layer)}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def foreign_tables(sql: str, room: str) -> set[str]:
    """The tables of other rooms that the SQL names, wherever in it."""
    named = set(re.findall(r"\w+", bare(sql))) & rooms_of_tables().keys()
    return {table for table in named if rooms_of_tables()[table] != room}


def written_tables(sql: str) -> set[str]:
    return set(_WRITTEN.findall(bare(sql))) & rooms_of_tables().keys()


def declared_tables(sql: str) -> list[str]:
    """What `-- reads: table, table` says in the comment above the first statement; several such lines add up."""
    head = re.match(r"(?:--[^\n]*\n)*", sql)
    lines = re.findall(r"^-- reads: (.+)$", head.group() if head else "", re.MULTILINE)
    return [table for line in lines for table in line.split(", ")]


def bare(sql: str) -> str:
    """Without comments and quoted texts."""
    return re.sub(r"--[^\n]*|'(?:[^']|'')*'", " ", sql).replace('"', " ")


def sql_literals(path: Path) -> Iterator[str]:
    """Every text in the module that is SQL; docstrings are prose."""
    tree = parsed(path)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(text := node.value, str) and id(node) not in prose:
            yield from [text] if _IS_SQL.search(text) else []


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: f"{room_of(path)}/{path.name}")
def test_an_sql_file_says_whose_tables_it_reads(path: Path) -> None:
    sql = path.read_text()
    assert declared_tables(sql) == sorted(foreign_tables(sql, room_of(path)))


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: f"{room_of(path)}/{path.name}")
def test_an_sql_file_writes_its_own_rooms_tables_alone(path: Path) -> None:
    assert written_tables(path.read_text()) & foreign_tables(path.read_text(), room_of(path)) == set()


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: f"{room_of(path)}/{path.name}")
def test_an_sql_file_reads_downwards_only(path: Path) -> None:
    room = room_of(path)
    above = [
        table
        for table in foreign_tables(path.read_text(), room)
        if floors()[rooms_of_tables()[table]] >= floors()[room]
    ]
    assert above == []


def test_sql_in_a_module_names_its_own_rooms_tables_alone() -> None:
    crossing = [
        f"{path.relative_to(ROOT)}: {sql}"
        for path in PYTHON_FILES
        for sql in sql_literals(path)
        if foreign_tables(sql, room_of(path))
    ]
    assert crossing == []


def test_the_guard_sees_what_it_should() -> None:
    """It would be blind if a table, a write or a heading went by unread."""
    sql = '-- Why.\n-- reads: waves_wave\nINSERT INTO draw_outcome SELECT * FROM "waves_wave" -- profile_phone\n'
    assert declared_tables(sql) == ["waves_wave"]
    assert foreign_tables(sql, "draw") == {"waves_wave"}
    assert foreign_tables("SELECT 'waves_wave'", "draw") == set()
    assert written_tables(sql) == {"draw_outcome"}
    assert written_tables("update waves_wave SET x = 1") == {"waves_wave"}
    assert written_tables("DELETE FROM ONLY waves_joiner") == {"waves_joiner"}
    assert list(sql_literals(Path(__file__).parents[2] / "src/prakerja/audit/seal_events.py")) != []
