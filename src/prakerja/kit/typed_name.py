"""What somebody is called, as they type it: one rule wherever it is asked. Pure."""

from enum import StrEnum
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.kit.typed_line import clean_line

LONGEST_NAME: Final = 200
#: `=cmd()` as a name becomes a formula in somebody's spreadsheet.
_FORMULA: Final = "=+@-"


class NameProblem(StrEnum):
    """Why it is no name."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    BEGINS_LIKE_A_FORMULA = "begins_like_a_formula"
    NO_LETTER = "no_letter"


class NotAName(Refused):
    """Carries the problem; never the name."""

    def __init__(self, problem: NameProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_name(typed: str) -> str:
    """On one line and without what nobody sees: staff read it beside the KTP, files carry it. Raises NotAName."""
    name = clean_line(typed)
    if not name:
        raise NotAName(NameProblem.MISSING)
    if len(name) > LONGEST_NAME:
        raise NotAName(NameProblem.TOO_LONG)
    if name[0] in _FORMULA:
        raise NotAName(NameProblem.BEGINS_LIKE_A_FORMULA)
    if not any(letter.isalpha() for letter in name):
        raise NotAName(NameProblem.NO_LETTER)
    return name
