"""What the applicant types: NIK, family-card number and birth date, read in any spacing. Pure.

A problem refuses the entry. An oddity only asks to look again: the registry decides, because a NIK keeps its district
for life and is not changed when a birth date or sex is corrected (Permendagri 108/2019 Art. 15(3)); some hold one whose
six digits stand in no calendar. For the same reason nothing is decided by
the sex that a NIK tells; the checks of a draw count by it, and no more (`sex_in_nik`).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from prakerja.kit.typed_number import ascii_digits, typed_number
from prakerja.regions.former_codes import is_nik_prefix

#: Women's day of birth in a NIK.
_WOMEN_ADD: Final = 40
_OLDEST: Final = date(1900, 1, 1)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}


class NumberProblem(StrEnum):
    """Why a NIK or family-card number cannot be one."""

    EMPTY = "empty"
    #: A letter or sign that is no digit; O and l for 0 and 1 are the usual ones.
    NOT_DIGITS = "not_digits"
    WRONG_LENGTH = "wrong_length"


class DateProblem(StrEnum):
    EMPTY = "empty"
    #: None was typed, and the digits of the NIK stand in no calendar.
    NOT_IN_NIK = "not_in_nik"
    NOT_A_DATE = "not_a_date"
    #: `12-03-90` may be 1990 or, on an old card, 1890.
    SHORT_YEAR = "short_year"
    NO_SUCH_MONTH = "no_such_month"
    #: `31-02-1990` is understood and stands in no calendar.
    NO_SUCH_DAY = "no_such_day"
    IN_THE_FUTURE = "in_the_future"
    TOO_LONG_AGO = "too_long_ago"


class Oddity(StrEnum):
    """What deserves a second look before sending."""

    UNKNOWN_REGION = "unknown_region"
    NO_DATE_IN_NIK = "no_date_in_nik"
    BIRTH_DATE_NOT_IN_NIK = "birth_date_not_in_nik"
    SAME_NUMBER_TWICE = "same_number_twice"
    FAMILY_CARD_WITHOUT_DATE = "family_card_without_date"


class UnreadableNumber(ValueError):
    """Carries the problem and how many digits there were; never the number."""

    def __init__(self, problem: NumberProblem, digits: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.digits = digits


class UnreadableDate(ValueError):
    """Carries the problem; never the date."""

    def __init__(self, problem: DateProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Numbers:
    """The three facts that the registry is asked about."""

    nik: str
    family_card: str
    birth_date: date


def read_nik(text: str) -> str:
    """The 16 digits of a NIK. Raises UnreadableNumber."""
    return _sixteen_digits(text)


def read_family_card(text: str) -> str:
    """The 16 digits of a family-card number. Raises UnreadableNumber."""
    return _sixteen_digits(text)


def read_birth_date(text: str, *, today: date) -> date:
    """The date in `12-03-1990`, `12 3 1990`, `12031990`, `12 Maret 1990` or `1990-03-12`. Raises UnreadableDate."""
    parts = re.findall(r"[^\W\d_]+|\d+", ascii_digits(text).casefold())
    if not parts:
        raise UnreadableDate(DateProblem.EMPTY)
    day, month, year = _day_month_year(parts)
    if month not in _MONTHS.values():
        raise UnreadableDate(DateProblem.NO_SUCH_MONTH)
    try:
        born = date(year, month, day)
    except ValueError:
        raise UnreadableDate(DateProblem.NO_SUCH_DAY) from None
    if born > today:
        raise UnreadableDate(DateProblem.IN_THE_FUTURE)
    if born < _OLDEST:
        raise UnreadableDate(DateProblem.TOO_LONG_AGO)
    return born


def birth_date_in(nik: str, *, today: date) -> date | None:
    """The latest day up to today that its digits 7 to 12 name; None where they stand in no calendar."""
    born = [_read_date(nik[6:12], century, women_add=True) for century in (1900, 2000)]
    return max((day for day in born if day and day <= today), default=None)


def oddities_in(numbers: Numbers) -> list[Oddity]:
    """What the applicant should look at again before the registry is asked."""
    tells_a_date = is_date_of_nik(numbers.nik[6:12])
    found = {
        Oddity.UNKNOWN_REGION: not is_nik_prefix(numbers.nik[:4]),
        Oddity.NO_DATE_IN_NIK: not tells_a_date,
        Oddity.BIRTH_DATE_NOT_IN_NIK: tells_a_date and not _tells_birth_date(numbers.nik, numbers.birth_date),
        Oddity.SAME_NUMBER_TWICE: numbers.nik == numbers.family_card,
        Oddity.FAMILY_CARD_WITHOUT_DATE: not is_date_of_family_card(numbers.family_card[6:12]),
    }
    return [oddity for oddity, is_so in found.items() if is_so]


def is_date_of_nik(six_digits: str) -> bool:
    """Whether its digits 7 to 12 are a day of birth, of either sex and in either century."""
    return any(_read_date(six_digits, century, women_add=True) for century in (1900, 2000))


def sex_in_nik(nik: str) -> str:
    """`f` or `m`, as it was issued; `?` where its six digits stand in no calendar. For counting alone."""
    if not is_date_of_nik(nik[6:12]):
        return "?"
    return "f" if int(nik[6:8]) > _WOMEN_ADD else "m"


def is_date_of_family_card(six_digits: str) -> bool:
    """Whether its digits 7 to 12 are the day on which it was issued."""
    return _read_date(six_digits, 2000, women_add=False) is not None


def groups_of_four(digits: str) -> str:
    """`9901 0152 0390 0000`: the way to read a long number back."""
    return " ".join(re.findall(".{1,4}", digits))


def _sixteen_digits(text: str) -> str:
    compact = typed_number(text)
    if not compact:
        raise UnreadableNumber(NumberProblem.EMPTY)
    if not compact.isdecimal():
        raise UnreadableNumber(NumberProblem.NOT_DIGITS)
    if len(compact) != 16:
        raise UnreadableNumber(NumberProblem.WRONG_LENGTH, len(compact))
    return compact


def _day_month_year(parts: list[str]) -> tuple[int, int, int]:
    """Raises UnreadableDate when it is not three parts, or not in an order that is read without guessing."""
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts[0]) == 4:
        parts = parts[::-1]
    try:
        first, middle, last = parts
        day, month, year = int(first), _MONTHS.get(middle) or int(middle), int(last)
    except ValueError:
        raise UnreadableDate(DateProblem.NOT_A_DATE) from None
    if len(first) > 2 or len(last) not in {2, 4}:
        raise UnreadableDate(DateProblem.NOT_A_DATE)
    if len(last) == 2:
        raise UnreadableDate(DateProblem.SHORT_YEAR)
    return day, month, year


def _read_date(six_digits: str, century: int, *, women_add: bool) -> date | None:
    day, month, year = int(six_digits[:2]), int(six_digits[2:4]), int(six_digits[4:])
    if women_add and day > _WOMEN_ADD:
        day -= _WOMEN_ADD
    try:
        return date(century + year, month, day)
    except ValueError:
        return None


def _tells_birth_date(nik: str, born: date) -> bool:
    day = int(nik[6:8])
    day -= _WOMEN_ADD if day > _WOMEN_ADD else 0
    return (day, int(nik[8:10]), int(nik[10:12])) == (born.day, born.month, born.year % 100)
