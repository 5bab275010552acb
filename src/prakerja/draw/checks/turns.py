"""What stood open to candidates of one kind at their turn, row by row. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from prakerja.draw.checks.seat_book import SeatBook

#: In the place of a row: the candidate has none.
UNSEATED = -1

type Kind = tuple[str, str]


def barred_until(kinds: Iterable[Kind], books: Sequence[SeatBook]) -> Iterator[tuple[str, str, int, int]]:
    """Area, groups, a row's place or UNSEATED, and a rank: whoever holds that row, or none, and stands before the rank
    was passed over. There is no line for a row that is not for the kind.
    """
    in_turn = sorted(books, key=lambda book: book.turn)
    for area, groups in kinds:
        until = 0
        for book in _for_kind(area, groups, in_turn):
            yield area, groups, book.place, until
            until = max(until, book.open_until)
        yield area, groups, UNSEATED, until


def open_in_pass(kinds: Iterable[Kind], books: Sequence[SeatBook]) -> Iterator[tuple[str, str, int, int]]:
    """Area, groups, pass, and a rank: for whoever stood before it the pass still had a seat."""
    for area, groups in kinds:
        until: dict[int, int] = {}
        for book in _for_kind(area, groups, books):
            until[book.number] = max(until.get(book.number, 0), book.open_until)
        for number, rank in until.items():
            yield area, groups, number, rank


def _for_kind(area: str, groups: str, books: Sequence[SeatBook]) -> list[SeatBook]:
    names = groups.split(";")
    return [book for book in books if book.is_for(area, names)]
