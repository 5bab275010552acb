"""The lines of a float's statement, in pages; and how they are misprinted when a switch says so."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from prakerja_sandbox.bank.bank import Bank, in_wib
from prakerja_sandbox.bank.books import Entry, float_of
from prakerja_sandbox.bank.houses import House
from prakerja_sandbox.bank.switches import STATEMENTS, BankMode

_COLUMNS: Final = (
    "entry.number, entry.house, entry.payment, entry.at, debit, credit, entry.amount, kind, after,"
    " coalesce(text, told, '')"
)
_OF_FLOAT: Final = (
    "FROM entry LEFT JOIN payment ON payment.number = entry.payment LEFT JOIN paid_in ON paid_in.entry = entry.number"
    " WHERE entry.house = :house AND entry.at >= :since AND entry.at < :until AND (debit = :float OR credit = :float)"
)
#: Of the transfers of a day, by their turn.
_MISSING, _DOUBLED = 1, 2
_PIECE: Final = 2_000


def lines(bank: Bank, house: House, since: float, until: float, *, limit: int = -1, skip: int = 0) -> list[Entry]:
    """What moved the float from `since` to before `until`, the newest first."""
    rows = bank.books.database.execute(
        f"SELECT {_COLUMNS} {_OF_FLOAT} ORDER BY entry.at DESC, entry.number DESC LIMIT :limit OFFSET :skip",
        {**_asked(house, since, until), "limit": limit, "skip": skip},
    )
    return [Entry(*row) for row in rows.fetchall()]


def each_line(bank: Bank, house: House, since: float, until: float) -> Iterator[list[Entry]]:
    """The same, the oldest first, in pieces: a day of a million lines is never in memory."""
    rows = bank.books.database.execute(
        f"SELECT {_COLUMNS} {_OF_FLOAT} ORDER BY entry.at, entry.number",
        _asked(house, since, until),
    )
    while piece := rows.fetchmany(_PIECE):
        yield [Entry(*row) for row in piece]


def printed_by(bank: Bank, house: House, printed: list[Entry]) -> list[Entry]:
    """The lines as the bank prints them, which a switch makes wrong."""
    mode = bank.switches[STATEMENTS].mode
    if mode is BankMode.OK or not printed:
        return printed
    missing, doubled = _misprints(bank, house, printed)
    if mode in (BankMode.MISSING, BankMode.BOTH):
        printed = [one for one in printed if one.number not in missing]
    if mode in (BankMode.DOUBLED, BankMode.BOTH):
        printed = [one for one in printed for _ in range(2 if one.number in doubled else 1)]
    return printed


def totals(bank: Bank, house: House, since: float, until: float) -> dict[str, tuple[int, int]]:
    """Of CREDIT and DEBIT: how many entries, and their sum."""
    rows = bank.books.database.execute(
        f"SELECT credit = :float, count(*), sum(entry.amount) {_OF_FLOAT} GROUP BY 1",
        _asked(house, since, until),
    )
    found = {bool(is_credit): (int(count), int(amount)) for is_credit, count, amount in rows.fetchall()}
    return {"CREDIT": found.get(True, (0, 0)), "DEBIT": found.get(False, (0, 0))}


def balance_before(bank: Bank, house: House, moment: float) -> int:
    """What was on the float just before."""
    row = bank.books.database.execute(
        "SELECT after FROM entry WHERE house = ? AND at < ? ORDER BY at DESC, number DESC LIMIT 1", (house.code, moment)
    ).fetchone()
    return int(row[0]) if row else 0


def _asked(house: House, since: float, until: float) -> dict[str, object]:
    return {"house": house.code, "since": since, "until": until, "float": float_of(house)}


def _misprints(bank: Bank, house: House, printed: list[Entry]) -> tuple[set[int], set[int]]:
    """Of each day the second transfer is missing and the third stands twice, however the day is asked for."""
    missing, doubled = set(), set()
    for day in {in_wib(one.at).date() for one in printed}:
        start = in_wib(printed[0].at).replace(year=day.year, month=day.month, day=day.day, hour=0, minute=0, second=0)
        since = start.replace(microsecond=0)
        rows = bank.books.database.execute(
            f"SELECT entry.number {_OF_FLOAT} AND kind = 'transfer' ORDER BY entry.number LIMIT 3",
            _asked(house, since.timestamp(), (since + timedelta(days=1)).timestamp()),
        )
        numbers = [int(number) for (number,) in rows.fetchall()]
        missing |= set(numbers[_MISSING : _MISSING + 1])
        doubled |= set(numbers[_DOUBLED : _DOUBLED + 1])
    return missing, doubled
