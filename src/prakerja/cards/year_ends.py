"""When a scheme's year is over, for what, and what that is called where two people decide about it.

Nothing is bought after the last day of buying: from then on training balances go back, and cards with which nothing was
ever bought are finished, since nothing can come of them any more. Whoever has bought is still paid what they earn,
until the last day of payment: from then on everything that is left goes back, and the cards are finished.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from prakerja.kit.clock import WIB
from prakerja.kit.refused import Refused
from prakerja.schemes.deadlines import YearEnd
from prakerja.schemes.load_scheme import load_scheme, scheme_names

_BETWEEN: Final = ":"


class YearPart(StrEnum):
    #: Training balances.
    TRAINING = "training"
    #: Incentives that nobody earned, and the cards themselves.
    CARDS = "cards"


class NoYearEnd(Refused):
    """No scheme says when that year ends."""


@dataclass(frozen=True)
class Closing:
    """One part of a scheme's year, to be closed."""

    scheme: str
    end: YearEnd
    part: YearPart

    @property
    def subject(self) -> str:
        """`2021:2022:training`."""
        return _BETWEEN.join((self.scheme, str(self.end.year), self.part))

    @property
    def is_of_training(self) -> bool:
        return self.part is YearPart.TRAINING

    @property
    def opens_at(self) -> datetime:
        """The first moment at which it can be closed: the midnight in Jakarta after the last day."""
        last = self.end.last_buying_day if self.is_of_training else self.end.last_payment_on
        return datetime.combine(last + timedelta(days=1), time(), tzinfo=WIB)


def closings() -> list[Closing]:
    """Of all schemes, the newest year first."""
    every = [
        Closing(name, end, part) for name in scheme_names() for end in load_scheme(name).year_ends for part in YearPart
    ]
    return sorted(every, key=lambda one: (-one.end.year, one.scheme))


def closing_in(subject: str) -> Closing:
    """Raises NoYearEnd."""
    for one in closings():
        if one.subject == subject:
            return one
    raise NoYearEnd
