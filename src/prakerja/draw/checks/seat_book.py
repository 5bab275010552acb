"""The rows of the seats file as a ledger: what each row had, gave out, left, and handed on to a later pass. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NATION, _ANYONE = "ID", "*"
#: Later than every rank.
NEVER: Final = 2**62


@dataclass
class SeatBook:
    """One row of the file. `place`: its number in the file, from 0."""

    place: int
    number: int
    area: str
    group: str
    seats: int
    carries: bool
    taken_over: int = 0
    seated: int = 0
    #: The rank of the last one seated.
    last_rank: int = 0
    left: int = 0
    #: When its pass ended, before any later row took over.
    left_then: int = 0
    last_key: str = ""

    @property
    def turn(self) -> tuple[int, int]:
        """The order in which a candidate meets the rows."""
        return self.number, self.place

    @property
    def open_until(self) -> int:
        """Whoever stands before this rank found a seat here; the last seat went to it."""
        return NEVER if self.left_then > 0 else self.last_rank

    def is_for(self, area: str, groups: Sequence[str]) -> bool:
        return lies_in(area, self.area) and (self.group == _ANYONE or self.group in groups)


def lies_in(area: str, around: str) -> bool:
    """A regency in its province, everything in the nation, each in itself. The nation lies in nothing else."""
    return around == _NATION or (area != _NATION and area.startswith(around))


def read_seat_books(path: Path) -> list[SeatBook]:
    """The file is one of ours: no cell of it has a comma or a quote in it."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [dict(zip(head.split(","), line.split(","), strict=True)) for line in lines]
    return [
        SeatBook(place, int(row["pass"]), row["area"], row["group"], int(row["seats"]), row["carry"] == "1")
        for place, row in enumerate(rows)
    ]


#: Of a row: how many were seated, the rank of the last one, and the first digits of its key.
type Seated = tuple[int, int, str]


def close_books(books: Sequence[SeatBook], seated: Mapping[tuple[int, str, str], Seated]) -> Iterator[SeatBook]:
    """Each row has what came of it, pass by pass; the rows that gave out more than they had."""
    for number in sorted({book.number for book in books}):
        _take_over(books, number)
        for book in (one for one in books if one.number == number):
            book.seated, book.last_rank, book.last_key = seated.get((book.number, book.area, book.group), (0, 0, ""))
            book.left = book.left_then = book.seats + book.taken_over - book.seated
            if book.left < 0:
                yield book


def _take_over(books: Sequence[SeatBook], number: int) -> None:
    for taker in books:
        if taker.number != number or not taker.carries:
            continue
        for giver in books:
            if giver.number < number and lies_in(giver.area, taker.area):
                taker.taken_over += giver.left
                giver.left = 0
