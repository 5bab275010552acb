"""Parquet through DuckDB, row by row as the same text a CSV would hold, so that both obey one set of rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import duckdb

from prakerja.draw.csv_rows import write_csv_rows
from prakerja.draw.file_refused import FileRefused, ValueRefused
from prakerja.draw.header import positions_of

ROWS_AT_ONCE: Final = 10_000
_NOTHING_FROM_OUTSIDE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# quoted or not, an empty text is the empty text; only an empty number is NULL
_COPY: Final = """
    COPY (SELECT * FROM read_csv($source, columns = $types, header = true, auto_detect = false, delim = ',',
                                 quote = '"', escape = '"', force_not_null = $texts))
    TO $target (FORMAT parquet, COMPRESSION zstd)
"""


def parquet_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's number (from 1) and its values as text in the order of `columns`; NULL: empty. Raises FileRefused."""
    file = str(path.absolute())
    with duckdb.connect(":memory:", config=_NOTHING_FROM_OUTSIDE) as database:
        try:
            found = [row[0] for row in database.execute("DESCRIBE SELECT * FROM read_parquet(?)", [file]).fetchall()]
            positions_of(columns, found)
            texts = ", ".join(f"coalesce(CAST(\"{name}\" AS VARCHAR), '')" for name in columns)
            answer = database.execute(f"SELECT {texts} FROM read_parquet(?)", [file])  # noqa: S608 our own column names
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
    texts = [name for name, kind in types.items() if kind == "VARCHAR"]
    try:
        write_csv_rows(beside, list(types), rows)
        with duckdb.connect(":memory:", config=_NOTHING_FROM_OUTSIDE) as database:
            database.execute(_COPY, {"source": str(beside), "types": dict(types), "texts": texts, "target": str(path)})
    finally:
        beside.unlink(missing_ok=True)
