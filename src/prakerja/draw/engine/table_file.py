"""A table in a file, CSV or Parquet: told apart by content, read as text, written whole or not at all.

What reads Parquet is imported with the first such file: every web server and every command would load DuckDB.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

from prakerja.draw.engine.csv_rows import csv_rows, write_csv_rows
from prakerja.draw.engine.file_refused import FileRefused

PARQUET_MAGIC: Final = b"PAR1"


class FileFormat(StrEnum):
    """How a table is stored; the value is also the file's extension."""

    CSV = "csv"
    PARQUET = "parquet"

    @property
    def unit(self) -> str:
        """What a place in the file is counted in: a CSV has lines (the header is line 1), Parquet has rows."""
        return "line" if self is FileFormat.CSV else "row"


def format_of(path: Path) -> FileFormat:
    """The format by the file's first bytes. Raises FileRefused for what is no file, empty, or Parquet in name only."""
    if not path.is_file():
        raise FileRefused(path, "there is no such file")
    try:
        with path.open("rb") as file:
            start = file.read(len(PARQUET_MAGIC))
    except OSError as error:
        raise FileRefused(path, f"cannot be opened ({error.strerror})") from error
    if not start:
        raise FileRefused(path, "is empty; the header is expected on the first line", place="line 1")
    if start == PARQUET_MAGIC:
        return FileFormat.PARQUET
    if path.suffix.lower() == ".parquet":
        raise FileRefused(path, "is not a Parquet file, whatever its name says")
    return FileFormat.CSV


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Every row's place (see FileFormat.unit) and its values as text in the order of `columns`. Raises FileRefused."""
    if format_of(path) is FileFormat.PARQUET:
        from prakerja.draw.engine.parquet_rows import parquet_rows  # noqa: PLC0415  see above

        return parquet_rows(path, columns)
    return csv_rows(path, columns)


def write_table(
    path: Path, file_format: FileFormat, types: Mapping[str, str], rows: Iterable[Sequence[object]]
) -> None:
    """The file holds the header `types` and the rows, in place of what was there; a failure changes nothing."""
    with written_whole(path) as part:
        if file_format is FileFormat.PARQUET:
            from prakerja.draw.engine.parquet_rows import write_parquet_rows  # noqa: PLC0415  see above

            write_parquet_rows(part, types, rows)
        else:
            write_csv_rows(part, list(types), rows)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` only when the block ends well."""
    whole = path.resolve()  # a link stays a link
    part = whole.with_name(f".{whole.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
        part.replace(whole)
    finally:
        part.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """The SHA-256 of the file's bytes, 64 lowercase hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
