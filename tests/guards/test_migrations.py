"""Migrations stand by themselves: what they import today may be gone or mean something else when they run."""

import ast
from pathlib import Path

import pytest

import prakerja

#: A kind of constraint that Django has none of, as lasting as its own: the rules themselves stand in the migration.
_CONSTRAINTS = {"prakerja.kit.row_domain"}
MIGRATIONS = sorted(Path(prakerja.__file__).parent.glob("*/migrations/0*.py"))


def imported_by(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text())))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_every_step_with_tables_has_its_migrations() -> None:
    assert len(MIGRATIONS) >= 9


@pytest.mark.parametrize("file", MIGRATIONS, ids=lambda file: file.parts[-3])
def test_a_migration_imports_nothing_of_ours(file: Path) -> None:
    ours = {module for module in imported_by(file) if module.split(".")[0].startswith("prakerja")}
    assert ours - _CONSTRAINTS == set()
