"""Which result must be known before a wave is screened: it may make people of this wave recipients."""

from typing import Final

from django.db import connection

from prakerja.kit.sql import sql_file
from prakerja.waves.states import WaveState

_UNDECIDED: Final = [WaveState.SCREENED.value, WaveState.FROZEN.value, WaveState.DRAWN.value]


def wave_to_wait_for(wave_id: int) -> int | None:
    """The number of a wave whose screening has begun, not published yet, that shares people or families with this one.

    Screened side by side, both could give a card to one person, or one too many to a family.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "wave_to_wait_for"), {"wave_id": wave_id, "undecided": _UNDECIDED})
        number: int | None = cursor.fetchone()[0]
    return number
