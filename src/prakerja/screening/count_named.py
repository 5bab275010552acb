"""How many of the people on a list are known: whom it would bar when put in force, or free when withdrawn."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.waves.states import WaveState

_BEFORE_SCREENING: Final = (WaveState.OPEN, WaveState.CLOSED)


@dataclass(frozen=True)
class Named:
    """Counts of people. `unscreened_joiners`: of waves whose verdicts are still to come.

    `…_here_alone`: whom no other list in force names, and who never received. These are barred when the list is put in
    force and freed when it is withdrawn; for the others nothing changes.
    """

    applicants: int
    unscreened_joiners: int
    recipients: int
    applicants_here_alone: int
    joiners_here_alone: int


def count_named(list_id: int, *, today: date) -> Named:
    states = [state.value for state in _BEFORE_SCREENING]
    with connection.cursor() as cursor:
        cursor.execute(
            sql_file(__file__, "count_named"), {"list_id": list_id, "before_screening": states, "today": today}
        )
        return Named(*cursor.fetchone())
