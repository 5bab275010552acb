"""Makes the result of a draw public: the bundle can be fetched, every joiner sees their outcome and will be told."""

from datetime import datetime

from django.db import connection
from pydantic import JsonValue

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.draw.acts import PUBLISH
from prakerja.draw.events import DrawEvent
from prakerja.draw.jobs import tell_joiners
from prakerja.draw.kept_checks import newest_check
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.publog.submit_entry import submit_entry
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work


class OutcomesInDisorder(Exception):
    """Some rank or receipt is missing or held twice: this is not the result that was drawn."""


class ResultNotChecked(Exception):
    """No sound check of this very result is on record, so it is not made public."""


def publish_result(*, wave_id: int, by: Actor, now: datetime) -> Draw:
    """The wave is published, and telling everybody has begun. Publishing twice is publishing once.

    journey.seat_winners calls it and makes recipients of those with a seat. Raises NotConfirmed,
    OutcomesInDisorder, ResultNotChecked, and MoveRefused before the seats are drawn.
    """
    require_confirmed(PUBLISH, subject=str(wave_id), by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    draw = Draw.objects.get(pk=wave_id)
    if wave.state == WaveState.PUBLISHED:
        return draw
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.DRAWN, to=WaveState.PUBLISHED)
    note_carried_out(act=PUBLISH, subject=str(wave_id), now=now)
    _require_whole_outcomes(draw)
    _tell_log_of_checks(draw, wave.number, now)
    Draw.objects.filter(pk=wave_id).update(published_at=now)
    begin_work(tell_joiners, now, wave_id=wave_id)
    record(DrawEvent.PUBLISHED, subject=draw, by=by, at=now, number=wave.number, fingerprint=draw.fingerprint)
    draw.refresh_from_db()
    return draw


def _tell_log_of_checks(draw: Draw, number: int, now: datetime) -> None:
    kept = newest_check(draw.pk)
    if kept is None or not kept.is_sound or kept.checks.result_sha256 != draw.result_sha256:
        raise ResultNotChecked(f"draw {draw.pk}")
    facts: dict[str, JsonValue] = {"wave": number, "checks_sha256": kept.sha256, "result_sha256": draw.result_sha256}
    submit_entry("draw.checks", once=str(number), facts=facts, at=now)


def _require_whole_outcomes(draw: Draw) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            sql_file(__file__, "outcomes_are_whole"), {"wave_id": draw.pk, "candidates": draw.candidates_count}
        )
        if not cursor.fetchone()[0]:
            raise OutcomesInDisorder(f"draw {draw.pk}")
