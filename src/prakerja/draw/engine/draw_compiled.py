"""The compiled engine for a file that is worth it: drawn and written, or left to the reference, which is told why."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.file_refused import FileRefused, ValueRefused
from prakerja.draw.engine.parquet_rows import csv_to_parquet, parquet_to_csv
from prakerja.draw.engine.result_file import RESULT_COLUMNS
from prakerja.draw.engine.table_file import FileFormat, sha256_of, written_whole
from prakerja.waves.seats_line import SeatsLine

if TYPE_CHECKING:
    from prakerja.draw.engine.compiled.draw import Drawn


@dataclass(frozen=True, slots=True)
class Counts:
    """How a draw ended, and the SHA-256 of its candidates file."""

    candidates: int
    seated: int
    household_full: int
    candidates_sha256: str


class LeftToReference(Exception):
    """The compiled engine does not draw this; says why."""


def draw_compiled(
    candidates: Path,
    file_format: FileFormat,
    seats: Sequence[SeatsLine],
    *,
    seed: str,
    cap: int,
    out: Path,
    on_stage: Callable[[str], None],
) -> Counts:
    """The file `out` holds the result. Raises LeftToReference, and FileRefused for a receipt that two have."""
    require_compiler()
    from prakerja.draw.engine.compiled.columns import NotPlain
    from prakerja.draw.engine.compiled.draw import ReceiptDoubled, draw_plain

    try:
        with written_whole(out) as part, _as_csv(candidates, file_format, part) as plain:
            drawn = draw_plain(plain, seats, seed=seed, cap=cap, on_stage=on_stage)
            _write(part, file_format, drawn)
    except NotPlain as not_plain:
        raise LeftToReference(f"this is not plain: {not_plain}") from not_plain
    except ReceiptDoubled as doubled:
        number = doubled.later + (2 if file_format is FileFormat.CSV else 1)
        cause = f"receipt {doubled.receipt!r} appears twice, first as candidate {doubled.earlier + 1} of this file"
        raise FileRefused(candidates, cause, place=f"{file_format.unit} {number}") from doubled
    sha256 = drawn.candidates_sha256 if file_format is FileFormat.CSV else sha256_of(candidates)
    return Counts(drawn.candidates, drawn.seated, drawn.household_full, sha256)


def require_compiler() -> None:
    """Raises LeftToReference where nothing can be compiled."""
    try:
        from prakerja.draw.engine.compiled.self_check import check_this_machine

        check_this_machine()
    except Exception as error:
        raise LeftToReference(f"nothing can be compiled on this machine: {error}") from error


@contextmanager
def _as_csv(candidates: Path, file_format: FileFormat, part: Path) -> Iterator[Path]:
    """The file itself, or its rows as CSV beside the result for the length of the block."""
    if file_format is FileFormat.CSV:
        yield candidates
        return
    beside = part.with_name(f"{part.name}.in")
    try:
        try:
            parquet_to_csv(candidates, list(CANDIDATE_COLUMNS), beside)
        except (duckdb.Error, ValueRefused) as error:
            raise LeftToReference("the strict reader tells what is wrong") from error
        yield beside
    finally:
        beside.unlink(missing_ok=True)


def _write(part: Path, file_format: FileFormat, drawn: "Drawn") -> None:
    if file_format is FileFormat.CSV:
        _write_bytes(part, drawn)
        return
    beside = part.with_name(f"{part.name}.out")
    try:
        _write_bytes(beside, drawn)
        csv_to_parquet(beside, RESULT_COLUMNS, part)
    finally:
        beside.unlink(missing_ok=True)


def _write_bytes(path: Path, drawn: "Drawn") -> None:
    with path.open("xb") as file:
        for piece in drawn.result:
            file.write(piece)
