"""`checks.json`: what the checks of a result found, for the office and for everybody. Pure.

Whole numbers, texts and lists only. It stands beside the bundle and not in it: the bundle proves, this counts.
"""

from enum import StrEnum
from typing import Final

from pydantic import BaseModel, ConfigDict

#: Fewer people than this in one cell could be recognised; their figures are left out.
FEWEST_SHOWN: Final = 5


class Invariant(StrEnum):
    """What is so of every right result. Where it is not, the result is never published."""

    #: Each candidate has one outcome, and nobody else has any.
    ONE_OUTCOME_EACH = "one_outcome_each"
    #: Ranks run from 1 to the last without a gap, in the order of the keys.
    RANKS_FOLLOW_KEYS = "ranks_follow_keys"
    #: The keys that were computed anew, one in a thousand or more, are those of seed, receipt and tickets.
    KEYS_ARE_OF_THE_SEED = "keys_are_of_the_seed"
    #: Whoever is seated lives in the row's area and is in its group.
    SEATS_ARE_THEIRS = "seats_are_theirs"
    #: Nobody stands before somebody seated in a row where a seat of theirs was left.
    NOBODY_PASSED_OVER = "nobody_passed_over"
    #: No household has more cards than the cap, and only the cap stood against whoever is told so.
    CAPS_HOLD = "caps_hold"
    #: What a pass gives out and leaves is what it had and took over.
    SEATS_ARE_CONSERVED = "seats_are_conserved"


class Factor(StrEnum):
    """What the lot must not look at."""

    SEX = "sex"
    AGE = "age"
    HOUR = "hour"
    LETTER = "letter"
    PROVINCE = "province"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Found(_Part):
    """`broken`: in how many cases it does not hold. `receipts`: the first few of them."""

    invariant: Invariant
    broken: int
    receipts: list[str]


class PassTotals(_Part):
    """`seats`: of its rows in the file; `taken_over`: from earlier passes; `left`: before later ones took any."""

    number: int
    seats: int
    taken_over: int
    seated: int
    left: int


class RowTotals(_Part):
    """A row of the seats file. `last_key`: the first 16 digits of the last one seated; empty: a seat is left."""

    number: int
    area: str
    group: str
    seats: int
    seated: int
    last_key: str


class Level(_Part):
    """Of those with the same answer to a factor. None: too few to be shown. `expected`: in a fair draw."""

    level: str
    candidates: int | None
    seated: int | None
    expected: str | None


class Rate(_Part):
    """`probability`: that a fair draw differs at least so much; empty: the quotas leave nothing to chance here."""

    factor: Factor
    statistic: str
    freedom: int
    probability: str
    levels: list[Level]


class Marks(_Part):
    """The first 12 digits of the keys of the ranks 1, 1 + every, 1 + 2 × every …: by them a key finds its rank."""

    every: int
    keys: list[str]


class Checks(_Part):
    """The whole paper."""

    format: int
    cap: int
    seed: str
    result_sha256: str
    candidates: int
    seated: int
    invariants: list[Found]
    passes: list[PassTotals]
    rows: list[RowTotals]
    marks: Marks
    rates: list[Rate]

    @property
    def broken(self) -> list[Found]:
        return [one for one in self.invariants if one.broken]

    @property
    def is_sound(self) -> bool:
        return not self.broken
