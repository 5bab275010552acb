"""CSV with a header, read strictly (UTF-8, every row complete, every line ended): every complaint can name its line."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO, Final

from prakerja.draw.engine.file_refused import FileRefused, ValueRefused
from prakerja.draw.engine.header import positions_of

# A line of a draw is some hundred bytes; a longer one is another kind of file, and is not read into memory whole.
LONGEST_LINE: Final = 65_536


def csv_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's line number (the header is line 1) and its values in the order of `columns`. Raises FileRefused."""
    with path.open("rb") as file:
        _refuse_cut(path, file)
        reader = csv.reader(_lines(path, file), strict=True)
        try:
            pick = itemgetter(*positions_of(columns, next(reader, [])))
            for row in reader:
                _refuse_unless_complete(row, columns)
                yield reader.line_num, pick(row)
        except csv.Error as error:
            raise FileRefused(path, f"not well-formed CSV ({error})", place=f"line {reader.line_num}") from error
        except ValueRefused as error:
            raise FileRefused(path, str(error), place=f"line {reader.line_num}") from error


def write_csv_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """The new file holds the header and the rows: UTF-8, comma, line feed, quotes only where needed."""
    with path.open("x", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(columns)
    add_csv_rows(path, rows)


def add_csv_rows(path: Path, rows: Iterable[Sequence[object]]) -> None:
    """The file ends with these rows, in the same spelling; one that is not there yet begins with them."""
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _refuse_unless_complete(row: list[str], columns: Sequence[str]) -> None:
    if len(row) != len(columns):
        raise ValueRefused(f"{len(row)} values where {len(columns)} are expected")


def _refuse_cut(path: Path, file: BinaryIO) -> None:
    """A last line without its end may be a part of one: 12 cards, cut off, are 1 card."""
    size = file.seek(0, SEEK_END)
    file.seek(max(0, size - 1))
    last = file.read(1)
    file.seek(0)
    if last and last not in b"\n\r":
        number = sum(1 for _line in file)
        raise FileRefused(path, "has no end, as if the file were cut off there", place=f"line {number}")


def _lines(path: Path, file: BinaryIO) -> Iterator[str]:
    encoding = "utf-8-sig"  # spreadsheets put a byte-order mark before the header
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), start=1):
        if len(line) == LONGEST_LINE:
            raise FileRefused(path, f"longer than {LONGEST_LINE} bytes", place=f"line {number}")
        if b"\0" in line:
            raise FileRefused(path, "contains a NUL byte", place=f"line {number}")
        try:
            yield line.decode(encoding)
        except UnicodeDecodeError as error:
            raise FileRefused(path, "is not UTF-8", place=f"line {number}") from error
        encoding = "utf-8"
