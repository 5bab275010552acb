"""The books of each bank and wallet beside our account of it: at the end of the last day that it has told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.payouts import money
from prakerja.payouts.reconciliation.case_act import BOOK_CASE

#: Of what these moved the instructions and the lines tell when; all else is at the house once a line has told it.
_OF_PAYMENTS: Final = [money.PAID, money.RETURNED, money.FEE, BOOK_CASE.name]


@dataclass(frozen=True)
class HouseBooks:
    """`told`: by the house; `booked`: by our books; `explained`: by the open cases."""

    house: str
    day: date
    told: int
    booked: int
    explained: int

    @property
    def missing(self) -> int:
        """What it has more than our books, and nobody looks after."""
        return self.told - self.booked - self.explained


def house_books() -> list[HouseBooks]:
    """Of each house that tells what lies there. Reads the whole ledger of floats: for a proof, and no page."""
    asked: dict[str, Value] = {"float": AccountKind.FLOAT.value, "of_payments": _OF_PAYMENTS}
    return [HouseBooks(*row) for row in run_with_arrays(sql_file(__file__, "house_books"), asked).fetchall()]


def faults_of_house_books() -> Iterator[str]:
    """Reads only."""
    for one in house_books():
        if one.missing:
            yield (
                f"{one.house} had {one.told} at the end of {one.day:%Y-%m-%d}, our books say {one.booked}, its open"
                f" cases explain {one.explained}, and {one.missing} nobody does"
            )
