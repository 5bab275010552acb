"""A key beside those of the last ones seated in the rows that were open to where somebody lives."""

from dataclasses import dataclass

from prakerja.draw.checks.paper import RowTotals
from prakerja.draw.last_seated import last_seated
from prakerja.words.waves import area_words, group_words


@dataclass(frozen=True)
class LastOne:
    """A row of seats and its last one. `last_key`: empty where a seat was left."""

    name: str
    seats: int
    last_key: str
    is_behind_me: bool


def last_ones(wave_id: int, area: str, key: str) -> list[LastOne]:
    """`key`: as a result file has it."""
    return [_last_one(row, key) for row in last_seated(wave_id, area)]


def _last_one(row: RowTotals, key: str) -> LastOne:
    name = f"{area_words(row.area)}, {group_words(row.group)}"
    return LastOne(name, row.seats, row.last_key, not row.last_key or key <= row.last_key)
