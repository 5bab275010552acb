"""The files of a draw as tables, in a database of DuckDB's own on disk: millions fit in little memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from prakerja.kit.sql import sql_file

_NOTHING_FROM_OUTSIDE: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1500MB",
}
_NUMBERS: Final = {"tickets", "household_held", "pass", "rank", "age", "hour"}
_READ: Final = """
    CREATE TABLE {table} AS SELECT * FROM read_csv($file, columns = $types, header = true, auto_detect = false,
        delim = ',', quote = '"', escape = '"', force_not_null = $texts, hive_partitioning = false)
"""


@contextmanager
def tables_of(*, candidates: Path, result: Path, facts: Path, beside: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """`candidate`, `outcome` and `fact` as they stand in the files, and `drawn`, the first two joined. `beside`: a
    folder for what does not fit in memory.
    """
    with duckdb.connect(beside / "checks.duckdb", config=_NOTHING_FROM_OUTSIDE) as database:
        for table, file in (("candidate", candidates), ("outcome", result), ("fact", facts)):
            _read(database, table, file)
        database.execute(sql_file(__file__, "drawn"))
        yield database


def _read(database: duckdb.DuckDBPyConnection, table: str, file: Path) -> None:
    with file.open(encoding="utf-8") as lines:
        columns = lines.readline().rstrip("\r\n").split(",")
    types = {name: "BIGINT" if name in _NUMBERS else "VARCHAR" for name in columns}
    texts = [name for name, kind in types.items() if kind == "VARCHAR"]
    # An exact path: what stands in it is no pattern.
    exact = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(file))
    database.execute(_READ.format(table=table), {"file": exact, "types": types, "texts": texts})
