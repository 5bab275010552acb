"""The arithmetic of the nation: from a person's number to district, birth date and sex, and back, without a register.

Every 15 consecutive numbers are one block of five households of one to five people. An invertible affine map deals the
block a district, an age cohort and a place in the cohort; the person's role in the block turns these into a birth date
and a sex. Roles never share a date in the same district, so district, date and sex lead back to the number.
"""

from bisect import bisect_right
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from prakerja_sandbox.regencies import REGENCIES


class Role(NamedTuple):
    """A place in the block: its household, its band of birth dates and turn in it, and whether it flips the sex."""

    household: int
    band: int
    turn: int
    flips_sex: int


class _Band(NamedTuple):
    """Birth dates from day `first` of the calendar on, dealt in turn to `turns` roles."""

    first: int
    days: int
    turns: int

    @property
    def cells(self) -> int:
        """How many days one role has in this band."""
        return self.days // self.turns


ROLES: Final = (
    Role(0, 3, 0, 0),
    *(Role(1, 3, 1, 0), Role(1, 3, 2, 1)),
    *(Role(2, 2, 0, 0), Role(2, 2, 1, 1), Role(2, 0, 0, 1)),
    *(Role(3, 2, 2, 0), Role(3, 2, 3, 1), Role(3, 4, 0, 0), Role(3, 4, 1, 1)),
    *(Role(4, 1, 0, 0), Role(4, 1, 1, 1), Role(4, 3, 3, 0), Role(4, 3, 4, 1), Role(4, 3, 5, 0)),
)
BLOCK: Final = len(ROLES)
HOUSEHOLDS: Final = 5

# The bands begin with elders, parents of grown children, the middle, the young, and children. Two thirds are 18 to 45
# at the end of 2020; the youngest are then 5.
_BAND_YEARS: Final = (1941, 1960, 1976, 1990, 2003, 2016)
FIRST_DAY: Final = date(_BAND_YEARS[0], 1, 1).toordinal()
DATES: Final = tuple(date.fromordinal(n) for n in range(FIRST_DAY, date(_BAND_YEARS[-1], 1, 1).toordinal()))

# Six cohorts keep parents and children a generation apart; 131 places in each, for either sex, is what the tightest
# band has days for, and a prime, so that any factor can be undone.
_COHORTS: Final = 6
_PLACES: Final = 131
_SLOTS: Final = _COHORTS * _PLACES
DEALS: Final = _SLOTS * 2

DISTRICTS: Final = tuple(f"{regency.code}{n:02}" for regency in REGENCIES for n in range(1, regency.districts + 1))
_SPREAD: Final = len(DISTRICTS)
BLOCKS: Final = _SPREAD * DEALS

# A prime near the golden ratio of the blocks, and of the districts when divided by them, so that any stretch of numbers
# covers the nation and its ages evenly.
_FACTOR: Final = 4_546_991
_OFFSET: Final = 1_234_577
_UNFACTOR: Final = pow(_FACTOR, -1, BLOCKS)
_FACTOR_BY_ROLE: Final = tuple(7 + 8 * n for n in range(BLOCK))
_UNFACTOR_BY_ROLE: Final = tuple(pow(factor, -1, _PLACES) for factor in _FACTOR_BY_ROLE)


def _bands() -> tuple[_Band, ...]:
    firsts = [date(year, 1, 1).toordinal() - FIRST_DAY for year in _BAND_YEARS]
    turns = [sum(role.band == number for role in ROLES) for number in range(len(firsts))]
    return tuple(_Band(first, last - first, turns[n]) for n, (first, last) in enumerate(pairwise(firsts)))


_BANDS: Final = _bands()
_BAND_STARTS: Final = tuple(band.first for band in _BANDS)
_ROLE_BY_TURN: Final = {(role.band, role.turn): n for n, role in enumerate(ROLES)}
# Per role: the cell at which each slot begins, and how many cells the slot may choose from.
_STARTS: Final = tuple(tuple(slot * _BANDS[r.band].cells // _SLOTS for slot in range(_SLOTS + 1)) for r in ROLES)
_ROOMS: Final = tuple(tuple(after - start for start, after in pairwise(starts)) for starts in _STARTS)


def deal_of(block: int) -> tuple[int, int]:
    """The block's deal (0 … DEALS - 1) and district (a place in DISTRICTS)."""
    return divmod((block * _FACTOR + _OFFSET) % BLOCKS, _SPREAD)


def birth_of(deal: int, district: int, turn: int) -> tuple[int, int]:
    """The birth date (a place in DATES) and sex (0 man, 1 woman) of the block's member in this turn."""
    _, band, offset, flips_sex = ROLES[turn]
    first, _, turns = _BANDS[band]
    cohort, place = divmod(deal >> 1, _PLACES)
    slot = cohort * _PLACES + (place * _FACTOR_BY_ROLE[turn] + district) % _PLACES
    cell = _STARTS[turn][slot] + district % _ROOMS[turn][slot]
    return first + cell * turns + offset, (deal & 1) ^ flips_sex


def number_of(district: int, day: int, sex: int) -> int:
    """The only number that may have this birth: a candidate, to be confirmed by dealing it again."""
    turn, slot = _role_and_slot(day)
    cohort, place = divmod(slot, _PLACES)
    place = (place - district) * _UNFACTOR_BY_ROLE[turn] % _PLACES
    deal = (cohort * _PLACES + place) << 1 | (sex ^ ROLES[turn].flips_sex)
    return (deal * _SPREAD + district - _OFFSET) * _UNFACTOR % BLOCKS * BLOCK + turn


def _role_and_slot(day: int) -> tuple[int, int]:
    band_number = bisect_right(_BAND_STARTS, day) - 1
    band = _BANDS[band_number]
    cell, turn = divmod(day - band.first, band.turns)
    role = _ROLE_BY_TURN[band_number, turn]
    return role, min(bisect_right(_STARTS[role], cell), _SLOTS) - 1
