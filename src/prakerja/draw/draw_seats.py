"""The database takes over what the engine drew from the frozen files of a wave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import connection

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.draw.acts import DRAW
from prakerja.draw.checks.paper import Checks
from prakerja.draw.engine.home_areas import home_areas
from prakerja.draw.events import DrawEvent
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.kept_checks import keep_checks
from prakerja.draw.log_entries import RESULT
from prakerja.draw.models import Draw, Statement
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState

_PIECE: Final = 1_000_000


class ResultIncomplete(Exception):
    """Some candidate of the file is no joiner of the wave: the database and the frozen file do not fit together."""


@dataclass(frozen=True)
class Drawn:
    """What the engine made of the frozen files; the bundle is kept already. `result`: the file of the outcomes."""

    #: Of the attempt by which it was drawn.
    statement: Statement
    seed: str
    seated: int
    result: Path
    result_sha256: str
    seats: list[SeatsLine]
    bundle_name: str
    fingerprint: str
    #: Sound, or it would not be saved.
    checks: Checks


def draw_to_make(wave_id: int, *, by: Actor) -> Draw | None:
    """The frozen wave's draw, its wave held until the end of the unit of work; None when its seats are drawn already.

    Raises NotConfirmed.
    """
    require_confirmed(DRAW, subject=str(wave_id), by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state != WaveState.FROZEN:
        return None
    return Draw.objects.select_related("wave").get(pk=wave_id)


def _unheard(_part: float) -> None:
    pass


def draw_seats(
    *, wave_id: int, drawn: Drawn, by: Actor, now: datetime, on_copied: Callable[[float], None] = _unheard
) -> None:
    """Every candidate has an outcome, not yet public. Drawing twice is drawing once.

    `on_copied` hears which part of the result the database has. Raises NotConfirmed, ResultIncomplete.
    """
    draw = draw_to_make(wave_id, by=by)
    if draw is None:
        return
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.FROZEN, to=WaveState.DRAWN)
    note_carried_out(act=DRAW, subject=str(wave_id), now=now)
    _copy_outcomes(draw, drawn, on_copied)
    keep_checks(draw_id=wave_id, checks=drawn.checks, now=now)
    Draw.objects.filter(pk=wave_id).update(
        seed=drawn.seed,
        drawn_at=now,
        seated_count=drawn.seated,
        result_sha256=drawn.result_sha256,
        bundle_name=drawn.bundle_name,
        fingerprint=drawn.fingerprint,
    )
    told = {"result_sha256": drawn.result_sha256, "candidates": draw.candidates_count, "seated": drawn.seated}
    hand_to_log(RESULT, drawn.statement, facts=told, at=now)
    record(
        DrawEvent.DRAWN,
        subject=draw,
        by=by,
        at=now,
        seed=drawn.seed,
        seated=drawn.seated,
        result_sha256=drawn.result_sha256,
        fingerprint=drawn.fingerprint,
    )


def _copy_outcomes(draw: Draw, drawn: Drawn, on_copied: Callable[[float], None]) -> None:
    homes = home_areas(drawn.seats)
    own_seats = {area: sum(row.seats for row in drawn.seats if row.area == area) for area in set(homes.values())}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "table_of_results"))
        with drawn.result.open("rb") as file, cursor.copy(sql_file(__file__, "copy_results")) as copy:
            size = drawn.result.stat().st_size
            while piece := file.read(_PIECE):
                copy.write(piece)
                on_copied(file.tell() / size)
        cursor.execute(
            sql_file(__file__, "add_outcomes"),
            {"wave_id": draw.pk, "regencies": list(homes), "areas": list(homes.values())},
        )
        if cursor.rowcount != draw.candidates_count:
            raise ResultIncomplete(f"{cursor.rowcount} outcomes for {draw.candidates_count} candidates")
        cursor.execute(
            sql_file(__file__, "add_area_results"),
            {"wave_id": draw.pk, "areas": list(own_seats), "seats": list(own_seats.values())},
        )
        cursor.execute(sql_file(__file__, "refresh_statistics"))
