"""An amount of rupiah as an officer types it: digits, with dots between every three of them, or without any. Pure.

Read strictly: what could be meant in two ways is refused, since a dot too few makes a billion of a hundred million.
"""

import re
from enum import StrEnum
from typing import Final

from prakerja.kit.rupiah import Rupiah

_PLAIN: Final = re.compile(r"[1-9][0-9]*")
_DOTTED: Final = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
#: A thousand trillions: beyond what the state spends in a year on everything.
_MOST_DIGITS: Final = 15


class AmountProblem(StrEnum):
    """Why it is not taken."""

    MISSING = "missing"
    #: `1,5` or `1,000,000`: a comma is a fraction to one reader and three digits to another.
    COMMA = "comma"
    #: `1.00.000`: dots stand between every three digits, or nowhere.
    DOTS = "dots"
    NOTHING = "nothing"
    NOT_DIGITS = "not_digits"
    TOO_LARGE = "too_large"


class UnreadableAmount(ValueError):
    """Carries the problem."""

    def __init__(self, problem: AmountProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_amount(text: str) -> Rupiah:
    """`1.000.000`, `1000000` and `Rp1.000.000` are the same. Raises UnreadableAmount."""
    typed = text.strip().removeprefix("Rp").strip()
    if not typed:
        raise UnreadableAmount(AmountProblem.MISSING)
    if not (_PLAIN.fullmatch(typed) or _DOTTED.fullmatch(typed)):
        raise UnreadableAmount(_problem_of(typed))
    digits = typed.replace(".", "")
    if len(digits) > _MOST_DIGITS:
        raise UnreadableAmount(AmountProblem.TOO_LARGE)
    return Rupiah(int(digits))


def _problem_of(typed: str) -> AmountProblem:
    if not typed.isascii() or re.search(r"[^0-9.,]", typed):
        return AmountProblem.NOT_DIGITS
    if "," in typed:
        return AmountProblem.COMMA
    if not typed.strip("0."):
        return AmountProblem.NOTHING
    return AmountProblem.DOTS if "." in typed else AmountProblem.NOT_DIGITS
