"""A synthetic nation: a pure function from a number to a person, and back from a NIK to the number.

Nobody here exists: the serial of every NIK and family card is 0000, which the state never issues.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from prakerja_sandbox.dealing import (
    BLOCK,
    BLOCKS,
    DATES,
    DEALS,
    DISTRICTS,
    HOUSEHOLDS,
    ROLES,
    birth_of,
    deal_of,
    number_of,
)
from prakerja_sandbox.names import address_of, name_of
from prakerja_sandbox.regencies import REGENCY_BY_CODE, Regency

POPULATION: Final = BLOCKS * BLOCK
SERIAL: Final = "0000"
WOMEN_ADD: Final = 40
SEXES: Final = ("Laki-laki", "Perempuan")

ACTIVE: Final = "active"
# What the registry says of a person, by the last four digits of the person's number.
STATUS_BY_ENDING: Final = {9997: "deceased", 9998: "duplicate", 9999: "inactive"}


class Person(NamedTuple):
    """Somebody who does not exist. `sex` is the registry's word, `regency` four digits."""

    number: int
    nik: str
    family_card: str
    name: str
    sex: str
    born_on: date
    regency: str

    @property
    def home(self) -> Regency:
        """The regency in which the person was registered."""
        return REGENCY_BY_CODE[self.regency]

    @property
    def birthplace(self) -> str:
        """The name of the regency of birth, without its kind."""
        return self.home.birthplace

    @property
    def address(self) -> str:
        """The household's street, house, RT and RW."""
        return address_of(_scatter(int(self.family_card[4:12])))

    @property
    def status(self) -> str:
        """What the registry says of the person: active, deceased, duplicate or inactive."""
        return STATUS_BY_ENDING.get(self.number % 10_000, ACTIVE)

    def age_on(self, day: date) -> int:
        """Full years of age on that day."""
        return day.year - self.born_on.year - ((day.month, day.day) < (self.born_on.month, self.born_on.day))


_TWO_DIGITS: Final = tuple(f"{n:02}" for n in range(100))
_YEAR_AND_SERIAL: Final = tuple(f"{n:02}{SERIAL}" for n in range(100))


def _ten_digits(day: date, add: int = 0) -> str:
    # Read from tables, six times quicker than formatting, because 63,000 dates are written at every start.
    return _TWO_DIGITS[day.day + add] + _TWO_DIGITS[day.month] + _YEAR_AND_SERIAL[day.year % 100]


_TEN_DIGITS: Final = (
    tuple(_ten_digits(day) for day in DATES),
    tuple(_ten_digits(day, WOMEN_ADD) for day in DATES),
)
_BIRTH_BY_DIGITS: Final = {digits: (n, sex) for sex, row in enumerate(_TEN_DIGITS) for n, digits in enumerate(row)}
_DISTRICT_BY_CODE: Final = {code: n for n, code in enumerate(DISTRICTS)}
_REGENCY_CODES: Final = tuple(code[:4] for code in DISTRICTS)
_CARDS_SINCE: Final = date(1998, 1, 1)
_CARD_DIGITS: Final = tuple(_ten_digits(_CARDS_SINCE + timedelta(n)) for n in range(DEALS * HOUSEHOLDS))


def person(number: int) -> Person:
    """The person with this number. Raises IndexError outside 0 … POPULATION - 1."""
    if not 0 <= number < POPULATION:
        raise IndexError(f"the sandbox has no person {number}; the last is {POPULATION - 1}")
    block, turn = divmod(number, BLOCK)
    deal, district = deal_of(block)
    return _member(number, turn, deal, district)


def people(start: int, stop: int) -> Iterator[Person]:
    """The people with the numbers start … stop - 1; households are whole when both are multiples of 15.

    Raises IndexError when there are not so many people.
    """
    if not 0 <= start <= stop <= POPULATION:
        raise IndexError(f"the sandbox has the people 0 to {POPULATION - 1}")
    for block in range(start // BLOCK, -(-stop // BLOCK)):
        deal, district = deal_of(block)
        first = block * BLOCK
        for turn in range(max(start - first, 0), min(stop - first, BLOCK)):
            yield _member(first + turn, turn, deal, district)


def index_of(nik: str) -> int | None:
    """The number of the person with this NIK, worked out and not looked up; None when nobody has it."""
    district = _DISTRICT_BY_CODE.get(nik[:6])
    birth = _BIRTH_BY_DIGITS.get(nik[6:])
    if district is None or birth is None:
        return None
    number = number_of(district, *birth)
    return number if person(number).nik == nik else None


def household_of(number: int) -> list[Person]:
    """Everybody on the family card of this person, themselves included."""
    turn = number % BLOCK
    members = [n for n, role in enumerate(ROLES) if role.household == ROLES[turn].household]
    return [person(number - turn + n) for n in members]


def _member(number: int, turn: int, deal: int, district: int) -> Person:
    day, sex = birth_of(deal, district, turn)
    prefix = DISTRICTS[district]
    return Person(
        number,
        prefix + _TEN_DIGITS[sex][day],
        prefix + _CARD_DIGITS[deal * HOUSEHOLDS + ROLES[turn].household],
        name_of(_scatter(number), sex),
        SEXES[sex],
        DATES[day],
        _REGENCY_CODES[district],
    )


def _scatter(number: int) -> int:
    mixed = number * 0x9E3779B1 & 0xFFFFFFFF
    mixed = (mixed ^ mixed >> 15) * 0x85EBCA77 & 0xFFFFFFFF
    return mixed ^ mixed >> 13
