"""How many people the published list would tell apart: of whom fewer than five are alike in everything that it says."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection

from prakerja.draw.eligible_candidates import groups_told_apart
from prakerja.draw.engine.home_areas import home_areas
from prakerja.draw.results import FEWEST_SHOWN
from prakerja.kit.sql import sql_file
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState

_UNSCREENED: Final = (WaveState.PLANNED, WaveState.OPEN, WaveState.CLOSED, WaveState.CANCELLED)


@dataclass(frozen=True)
class SmallCells:
    """Candidates who share area, groups, tickets and cards held with fewer than four others. `of`: all candidates."""

    people: int
    of: int


def small_cells(wave_number: int, seats: Sequence[SeatsLine]) -> SmallCells:
    """Of a screened wave's candidates, if its list were published for these seats."""
    area_of, used = home_areas(seats), frozenset(row.group for row in seats)
    alike: Counter[tuple[str, str, int, int]] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "count_alike"), {"number": wave_number})
        for regency, employment, disability, tickets, held, people in cursor.fetchall():
            alike[area_of[regency], groups_told_apart(employment, disability, used), tickets, held] += people
    return SmallCells(sum(people for people in alike.values() if people < FEWEST_SHOWN), alike.total())


def foreseen_cells(seats: Sequence[SeatsLine]) -> SmallCells | None:
    """As these seats would tell the candidates of the newest screened wave apart; None where there is none yet."""
    screened = Wave.objects.exclude(state__in=_UNSCREENED)
    newest = screened.order_by("-number").values_list("number", flat=True).first()
    return None if newest is None else small_cells(newest, seats)
