"""One line of a statement, whichever form it came in."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from prakerja.connectors.rails.house import House
from prakerja.kit.clock import WIB
from prakerja.kit.rupiah import Rupiah

_LONGEST_MOMENT: Final = 40


class CutStatement(Exception):
    """The statement is not whole: what was read of it so far is not to be kept."""


class Direction(StrEnum):
    OUT = "out"
    IN = "in"


class LineKind(StrEnum):
    TRANSFER = "transfer"
    FEE = "fee"
    #: Money that came back.
    REVERSAL = "reversal"
    #: Money that came in otherwise.
    DEPOSIT = "deposit"


class Line(NamedTuple):
    """`remark`: as we gave it with the payment, without the bank's own word before it."""

    house: str
    booked_at: datetime
    amount: Rupiah
    direction: Direction
    remark: str
    bank_reference: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Totals:
    """What a statement says of itself beside its lines, in whole rupiah; None: it does not say."""

    opening: int | None = None
    closing: int | None = None
    #: How many lines it has.
    lines: int | None = None


#: Lines, and at their end what the statement says of itself.
type Statement = Generator[Line, None, Totals]


def moment_in(text: str) -> datetime:
    """As a house writes it; in Jakarta where it names no zone. Raises CutStatement."""
    if len(text) > _LONGEST_MOMENT:
        raise CutStatement("a line of no day")
    return _moment(text)


#: Of many lines it is the same second.
@lru_cache(4_096)
def _moment(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise CutStatement("a line of no day") from None
    return at if at.tzinfo else at.replace(tzinfo=WIB)


def told_line(
    house: House, *, at: datetime, amount: Rupiah, is_in: bool, text: str, number: str, is_fee: bool, is_back: bool
) -> Line:
    """The kind is told by the bank's own mark, or by the word that it prints before our remark."""
    word, _, rest = text.partition(" ")
    is_fee, is_back = is_fee or word in house.fee_words, is_back or word in house.reversal_words
    if is_back:
        kind = LineKind.REVERSAL
    elif is_fee:
        kind = LineKind.FEE
    else:
        kind = LineKind.DEPOSIT if is_in else LineKind.TRANSFER
    remark = rest if word in house.fee_words or word in house.reversal_words else text
    direction = Direction.IN if is_in else Direction.OUT
    return Line(house.name, at, amount, direction, remark, number, kind)
