"""How many of the people on a list are known: whom it would bar when put in force, or free when withdrawn."""

from dataclasses import dataclass
from typing import Final

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.waves.states import WaveState

_BEFORE_SCREENING: Final = (WaveState.OPEN, WaveState.CLOSED)


@dataclass(frozen=True)
class Named:
    """Counts of people. `unscreened_joiners`: of waves whose verdicts are still to come."""

    applicants: int
    unscreened_joiners: int
    recipients: int


def count_named(list_id: int) -> Named:
    states = [state.value for state in _BEFORE_SCREENING]
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "count_named"), {"list_id": list_id, "before_screening": states})
        return Named(*cursor.fetchone())
