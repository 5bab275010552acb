"""How many of the people on a list are known: whom it would bar when put in force, or free when withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import connection

from prakerja.kit.clock import wib_day
from prakerja.kit.sql import sql_file
from prakerja.screening.models import ExclusionList, KnownOnList
from prakerja.waves.states import WaveState

_BEFORE_SCREENING: Final = (WaveState.OPEN, WaveState.CLOSED)


@dataclass(frozen=True)
class Named:
    """Counts of people, by their NIKs: two accounts that claim one are one person, and so is a joiner of two waves.

    `applicants`: whose NIK somebody has typed here, whatever came of it: those whom the list has barred are among them.
    `unscreened_joiners`: of waves whose verdicts are still to come. `recipients`: who ever got a seat here.

    `…_here_alone`: whom no other list in force names, and who never received here. What this list bars, it alone bars
    for them; the others may be barred without it.
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


def keep_named(row: ExclusionList, *, now: datetime) -> None:
    """What its page and its proposals say of it, without counting ten million people for whoever looks or proposes."""
    counted = vars(count_named(row.pk, today=wib_day(now)))
    known = KnownOnList(list=row, counted_at=now, **counted)
    KnownOnList.objects.bulk_create(
        [known], update_conflicts=True, unique_fields=["list"], update_fields=["counted_at", *counted]
    )
