"""Parquet through DuckDB, row by row as the same text a CSV would hold, so that both obey one set of rules."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import duckdb

from prakerja.draw.engine.csv_rows import write_csv_rows
from prakerja.draw.engine.file_refused import FileRefused, ValueRefused
from prakerja.draw.engine.header import positions_of

ROWS_AT_ONCE: Final = 10_000
_NOTHING_FROM_OUTSIDE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# a folder named `tickets=5` would otherwise stand in for the column
_READ: Final = "read_parquet($file, hive_partitioning = false)"
# quoted or not, an empty text is the empty text; only an empty number is NULL
_COPY: Final = """
    COPY (SELECT * FROM read_csv($source, columns = $types, header = true, auto_detect = false, delim = ',',
                                 quote = '"', escape = '"', force_not_null = $texts, hive_partitioning = false))
    TO $target (FORMAT parquet, COMPRESSION zstd)
"""


def parquet_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's number (from 1) and its values as text in the order of `columns`; NULL: empty. Raises FileRefused."""
    file = _exactly(path)
    with duckdb.connect(config=_NOTHING_FROM_OUTSIDE) as database:
        try:
            _refuse_other_columns(database, file, columns)
            texts = ", ".join(f"coalesce(CAST(\"{name}\" AS VARCHAR), '')" for name in columns)
            answer = database.execute(f"SELECT {texts} FROM {_READ}", {"file": file})  # noqa: S608 our own column names
            number = 0
            while rows := answer.fetchmany(ROWS_AT_ONCE):
                for number, row in enumerate(rows, start=number + 1):  # noqa: B020 the count runs on
                    yield number, row
        except ValueRefused as error:
            raise FileRefused(path, str(error)) from error
        except duckdb.Error as error:
            cause = str(error).splitlines()[0].replace(f" '{file}'", "")
            raise FileRefused(path, f"cannot be read as Parquet ({cause})") from error


def write_parquet_rows(path: Path, types: Mapping[str, str], rows: Iterable[Sequence[object]]) -> None:
    """The file holds the rows under `types` (column to SQL type). Goes through a CSV beside it, which is removed."""
    beside = path.with_name(f"{path.name}.csv")
    try:
        write_csv_rows(beside, list(types), rows)
        csv_to_parquet(beside, types, path)
    finally:
        beside.unlink(missing_ok=True)


def csv_to_parquet(source: Path, types: Mapping[str, str], target: Path) -> None:
    """The file `target` holds the rows of a CSV of ours under `types`, in its order."""
    texts = [name for name, kind in types.items() if kind == "VARCHAR"]
    with duckdb.connect(config=_NOTHING_FROM_OUTSIDE) as database:
        database.execute(
            _COPY, {"source": _exactly(source), "types": dict(types), "texts": texts, "target": str(target)}
        )


def parquet_to_csv(source: Path, columns: Sequence[str], target: Path) -> None:
    """The file `target` holds these columns as the text that `parquet_rows` reads.

    Raises duckdb.Error, ValueRefused.
    """
    texts = ", ".join(f'nullif(CAST("{name}" AS VARCHAR), \'\') AS "{name}"' for name in columns)
    with duckdb.connect(config=_NOTHING_FROM_OUTSIDE) as database:
        _refuse_other_columns(database, _exactly(source), columns)
        database.execute(
            f"COPY (SELECT {texts} FROM {_READ}) TO $target (FORMAT csv, HEADER, DELIMITER ',', QUOTE '\"')",  # noqa: S608 our own column names
            {"file": _exactly(source), "target": str(target)},
        )


def _exactly(path: Path) -> str:
    """The path for DuckDB's readers, which take `[1]` or `*` in a name for a pattern and would read other files."""
    return re.sub(r"[*?\[]", r"[\g<0>]", str(path.absolute()))


def _refuse_other_columns(database: duckdb.DuckDBPyConnection, file: str, columns: Sequence[str]) -> None:
    found = database.execute(f"DESCRIBE FROM {_READ}", {"file": file}).fetchall()
    positions_of(columns, [column[0] for column in found])
    _refuse_nested(found)


def _refuse_nested(found: Sequence[Sequence[str]]) -> None:
    for name, kind, *_ in found:
        if kind.endswith("]") or kind.startswith(("STRUCT(", "MAP(")):
            raise ValueRefused(f"the column {name!r} holds {kind[:40]}; it must hold text or whole numbers")
