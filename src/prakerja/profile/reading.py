"""Turns what was typed or tapped into an answer, or says what is wrong with it. Pure; knows no page."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.kit.typed_line import clean_line
from prakerja.kit.typed_name import NotAName, read_name
from prakerja.profile.answers import OFFICES, DisabilityKind, Education, Employment, Topic, Value
from prakerja.regions.known import provinces_on, regencies_on


class Reason(StrEnum):
    """What is wrong with an answer; the page has the words."""

    MISSING = "missing"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_LETTER = "no_letter"
    #: `=cmd()` as a name becomes a formula in somebody's spreadsheet.
    BEGINS_LIKE_A_FORMULA = "begins_like_a_formula"
    NOT_OFFERED = "not_offered"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"


class NotAnAnswer(Refused):
    """What was typed does not answer the question."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


MOST_DEPENDANTS: Final = 20
LONGEST_ADDRESS: Final = 300
_SHORTEST_ADDRESS: Final = 5

type Reader = Callable[[str, date], Value]


def read_answer(field: str, typed: str, *, day: date) -> Value:
    """The value of the answer. Raises NotAnAnswer; a field that nobody asks is a programming error (KeyError)."""
    return _READERS[field](typed, day)


def _line(*, shortest: int, longest: int) -> Reader:
    def read(typed: str, _day: date) -> str:
        line = clean_line(typed)
        _refuse_if(not line, Reason.MISSING)
        _refuse_if(len(line) > longest, Reason.TOO_LONG)
        _refuse_if(line[0] in "=+@-", Reason.BEGINS_LIKE_A_FORMULA)
        _refuse_if(not any(letter.isalpha() for letter in line), Reason.NO_LETTER)
        _refuse_if(len(line) < shortest, Reason.TOO_SHORT)
        return line

    return read


def _name(typed: str, _day: date) -> str:
    try:
        return read_name(typed)
    except NotAName as refused:
        raise NotAnAnswer(Reason(refused.problem.value)) from None


def _one_of(offered: Iterable[StrEnum]) -> Reader:
    by_value = {one.value: one for one in offered}

    def read(typed: str, _day: date) -> str:
        _refuse_if(not typed, Reason.MISSING)
        _refuse_if(typed not in by_value, Reason.NOT_OFFERED)
        return by_value[typed]

    return read


def _kind_of_disability(typed: str, day: date) -> str:
    return str(_one_of(DisabilityKind)(typed, day)) if typed else ""


def _yes_or_no(typed: str, _day: date) -> bool:
    _refuse_if(not typed, Reason.MISSING)
    _refuse_if(typed not in {"yes", "no"}, Reason.NOT_OFFERED)
    return typed == "yes"


def _province(typed: str, day: date) -> str:
    _refuse_if(not typed, Reason.MISSING)
    _refuse_if(typed not in {province.code for province in provinces_on(day)}, Reason.NOT_OFFERED)
    return typed


def _regency(typed: str, day: date) -> str:
    _refuse_if(not typed, Reason.MISSING)
    _refuse_if(typed not in {regency.code for regency in regencies_on(day)}, Reason.NOT_OFFERED)
    return typed


def _dependants(typed: str, _day: date) -> int:
    number = "".join(typed.split())
    _refuse_if(not number, Reason.MISSING)
    # int() reads the digits of every script, so a full-width 2 is a 2.
    _refuse_if(not re.fullmatch(r"-?\d{1,9}", number), Reason.NOT_A_NUMBER)
    _refuse_if(not 0 <= int(number) <= MOST_DEPENDANTS, Reason.OUT_OF_RANGE)
    return int(number)


def _refuse_if(wrong: bool, reason: Reason) -> None:  # noqa: FBT001  reads as a sentence
    if wrong:
        raise NotAnAnswer(reason)


_READERS: Final[Mapping[str, Reader]] = {
    "full_name": _name,
    "ktp_address": _line(shortest=_SHORTEST_ADDRESS, longest=LONGEST_ADDRESS),
    "ktp_province": _province,
    "ktp_regency": _regency,
    "same_as_ktp": _yes_or_no,
    "domicile_address": _line(shortest=_SHORTEST_ADDRESS, longest=LONGEST_ADDRESS),
    "domicile_province": _province,
    "domicile_regency": _regency,
    "education": _one_of(Education),
    "in_formal_education": _yes_or_no,
    "employment": _one_of(Employment),
    "office": _one_of(OFFICES),
    "disability": _yes_or_no,
    "disability_kind": _kind_of_disability,
    "dependants": _dependants,
    "topic": _one_of(Topic),
}
