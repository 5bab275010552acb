"""The database takes over what the engine drew from the frozen files of a wave."""

from datetime import datetime

from django.db import connection

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.draw.acts import DRAW
from prakerja.draw.copy_outcomes import copying
from prakerja.draw.drawn import Drawn
from prakerja.draw.engine.home_areas import home_areas
from prakerja.draw.events import DrawEvent
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.kept_checks import keep_checks
from prakerja.draw.log_entries import RESULT
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def draw_to_make(wave_id: int, *, by: Actor) -> Draw | None:
    """The frozen wave's draw, its wave held until the end of the unit of work; None when its seats are drawn already.

    Raises NotConfirmed.
    """
    require_confirmed(DRAW, subject=str(wave_id), by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state != WaveState.FROZEN:
        return None
    return Draw.objects.select_related("wave").get(pk=wave_id)


def draw_seats(*, wave_id: int, drawn: Drawn, by: Actor, now: datetime) -> None:
    """Every candidate has an outcome, not yet public: who has none yet gets theirs. Drawing twice is drawing once.

    Raises NotConfirmed, ResultIncomplete, AnotherCopies.
    """
    draw = draw_to_make(wave_id, by=by)
    if draw is None:
        return
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.FROZEN, to=WaveState.DRAWN)
    note_carried_out(act=DRAW, subject=str(wave_id), now=now)
    _copy_rest(draw, drawn)
    _add_area_results(draw, drawn)
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


def _copy_rest(draw: Draw, drawn: Drawn) -> None:
    with copying(draw, drawn) as copied:
        while copied.left:
            copied.copy_next()


def _add_area_results(draw: Draw, drawn: Drawn) -> None:
    areas = set(home_areas(drawn.seats).values())
    own_seats = {area: sum(row.seats for row in drawn.seats if row.area == area) for area in areas}
    values = {"wave_id": draw.pk, "areas": list(own_seats), "seats": list(own_seats.values())}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "refresh_statistics"))
        cursor.execute(sql_file(__file__, "add_area_results"), values)
