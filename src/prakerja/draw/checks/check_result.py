"""The checks of one result, from its files to the paper that is published beside the bundle."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from prakerja.draw.checks.invariants import invariants, marks
from prakerja.draw.checks.paper import Checks, PassTotals, RowTotals
from prakerja.draw.checks.rates import rates
from prakerja.draw.checks.seat_book import SeatBook, read_seat_books
from prakerja.draw.checks.tables import tables_of

_FORMAT: Final = 1


def check_result(*, candidates: Path, seats: Path, result: Path, facts: Path, seed: str, cap: int) -> Checks:
    """What the checks found; nothing is raised for a result that is wrong. The files are CSV.

    `facts` (`receipt`, `sex`, `age`, `hour`, `regency`): what the draw must not look at. They leave this place as
    counts alone.
    """
    books = read_seat_books(seats)
    with (
        TemporaryDirectory(dir=result.parent) as beside,
        tables_of(candidates=candidates, result=result, facts=facts, beside=Path(beside)) as tables,
    ):
        count, seated = tables.execute(
            "SELECT count(*), count(*) FILTER (WHERE outcome = 'seated') FROM outcome"
        ).fetchall()[0]
        found = marks(tables, count)
        return Checks(
            format=_FORMAT,
            cap=cap,
            seed=seed,
            result_sha256=_sha256(result),
            candidates=count,
            seated=seated,
            invariants=invariants(tables, books, seed=seed, cap=cap, every=found.every),
            passes=_passes(books),
            rows=[_row(book) for book in books],
            marks=found,
            rates=rates(tables),
        )


def _passes(books: Sequence[SeatBook]) -> list[PassTotals]:
    return [
        PassTotals(
            number=number,
            seats=sum(book.seats for book in books if book.number == number),
            taken_over=sum(book.taken_over for book in books if book.number == number),
            seated=sum(book.seated for book in books if book.number == number),
            left=sum(book.left_then for book in books if book.number == number),
        )
        for number in sorted({book.number for book in books})
    ]


def _row(book: SeatBook) -> RowTotals:
    return RowTotals(
        number=book.number,
        area=book.area,
        group=book.group,
        seats=book.seats + book.taken_over,
        seated=book.seated,
        last_key="" if book.left_then > 0 else book.last_key,
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
