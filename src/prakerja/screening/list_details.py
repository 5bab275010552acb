"""What is said of a list besides its people, by whoever hands it in."""

from dataclasses import dataclass
from datetime import date

from prakerja.screening.kinds import ListKind


@dataclass(frozen=True)
class ListDetails:
    """The very same file with the same of this is the same list. `valid_until`: the last day on which it bars; None: no
    end.
    """

    kind: ListKind
    name: str
    source: str
    legal_basis: str
    valid_from: date
    valid_until: date | None = None
    #: In which the people on a list of recipients received.
    year: int | None = None
