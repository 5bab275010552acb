"""Sizes, names and places."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.parsed import WHOLE_HOUSE, parsed

pytestmark = WHOLE_HOUSE

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts and "__pycache__" not in path.parts
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines_of(function: Function) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


def _where(path: Path, line: int = 0) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


#: Goes out alone, in every bundle: it may lean on nothing, and repeats the table of faults.
_STANDS_ALONE = ROOT / "src" / "prakerja" / "draw" / "engine" / "proof" / "verify.py"


def test_a_source_file_fits_in_one_sitting() -> None:
    files = [path for path in SOURCES if path != _STANDS_ALONE]
    assert [_where(path) for path in files if len(path.read_text().splitlines()) > 400] == []


def test_a_test_file_fits_in_one_sitting() -> None:
    assert [_where(path) for path in TESTS if len(path.read_text().splitlines()) > 800] == []


def test_a_function_fits_on_a_screen() -> None:
    long = [
        _where(path, function.lineno) for path in SOURCES for function in _functions(path) if _lines_of(function) > 40
    ]
    assert long == []


def test_most_functions_are_read_at_a_glance() -> None:
    lines = sorted(_lines_of(function) for path in SOURCES for function in _functions(path))
    assert lines[len(lines) // 2] <= 7
    assert lines[len(lines) * 9 // 10] <= 20


def test_most_files_are_read_without_scrolling_far() -> None:
    lines = sorted(len(path.read_text().splitlines()) for path in SOURCES if path.name != "__init__.py")
    assert lines[len(lines) * 9 // 10] <= 130


#: Where Any stands for what only the caller knows: a log's value, options of click, a model that imports the module.
_MAY_TAKE_ANYTHING = {"log.py", "lazy_group.py", "querysets.py", "testing.py"}
#: Where Django's or psycopg's own interface does, and a model with what a query added to it.
_MAY_TAKE_ANYTHING |= {"session_store.py", "prepared.py", "kept_waves.py"}
#: Where a beacon's curve is read in once it is needed: 0.7 s, which most processes never need.
_MAY_TAKE_ANYTHING |= {"signature.py", "chain.py"}
#: Where DuckDB is loaded with the first Parquet file: a tenth of a second and 13 MB of every process.
_MAY_TAKE_ANYTHING |= {"table_file.py"}


def test_any_and_late_imports_stand_in_a_named_few() -> None:
    """Whole kinds of files are named in pyproject.toml, with the cause: commands, and forms."""
    found = {path.name for path in SOURCES if re.search(r"noqa:.*(ANN401|PLC0415)", path.read_text())}
    assert found <= _MAY_TAKE_ANYTHING


def test_every_module_says_what_it_is() -> None:
    assert [_where(path) for path in SOURCES if ast.get_docstring(parsed(path)) is None] == []


def test_nothing_is_called_after_a_drawer() -> None:
    drawers = {"utils", "helpers", "common", "manager", "managers", "service", "services", "misc", "base", "core"}
    named = [path for path in (ROOT / "src").rglob("*") if path.stem in drawers and path.suffix in ("", ".py")]
    assert [_where(path) for path in named] == []


def test_rules_know_no_django() -> None:
    importing = [
        _where(path)
        for path in SOURCES
        if path.stem.endswith("rules") and re.search(r"^(from|import) django", path.read_text(), re.MULTILINE)
    ]
    assert importing == []


def test_the_environment_is_read_in_one_place() -> None:
    allowed = {"config", "console"}
    reading = [
        _where(path)
        for path in SOURCES
        if re.search(r"os\.(environ|getenv)", path.read_text())
        and path.parts[len(ROOT.parts) + 1] == "prakerja"
        and path.parts[len(ROOT.parts) + 2] not in allowed
    ]
    assert reading == []


def test_nobody_listens_for_signals() -> None:
    assert [_where(path) for path in SOURCES if re.search(r"@receiver|\.connect\(.*sender", path.read_text())] == []


def test_a_file_that_records_an_event_is_named_after_its_verb() -> None:
    nameless = []
    for path in SOURCES:
        text = path.read_text()
        if path.parent.name in ("web", "backoffice", "audit") or "from prakerja.audit.record import record" not in text:
            continue
        public = {function.name for function in _functions(path) if not function.name.startswith("_")}
        if path.stem not in public:
            nameless.append(_where(path))
    assert nameless == []


@pytest.mark.parametrize("pattern", [r"\bTODO\b", r"\bFIXME\b", r"\bXXX\b", r"# type: ignore$", r"# noqa$"])
def test_nothing_is_left_loose(pattern: str) -> None:
    found = [_where(path) for path in SOURCES if re.search(pattern, path.read_text(), re.MULTILINE)]
    assert found == []
