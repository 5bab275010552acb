"""What is said of a list besides its people, by whoever hands it in."""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from prakerja.screening.kinds import ListKind


class Bars(TypedDict):
    """What a list bars its people from, and when."""

    kind: ListKind
    year: int | None
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True)
class ListDetails:
    """`valid_until`: the last day on which it bars; None: no end."""

    kind: ListKind
    name: str
    source: str
    legal_basis: str
    valid_from: date
    valid_until: date | None = None
    #: In which the people on a list of recipients received.
    year: int | None = None

    @property
    def bars(self) -> Bars:
        """The very same file with the same of this is the same list, whatever else is said of it."""
        return Bars(kind=self.kind, year=self.year, valid_from=self.valid_from, valid_until=self.valid_until)
