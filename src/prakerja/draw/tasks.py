"""The draw's background work: freezing, drawing and telling everybody. Publishing is journey's (seat_winners)."""

from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.kit.actor import Actor
from prakerja.kit.queue import AFTER_EVERYTHING_ELSE, put_on_queue, task
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.work_lock import work_lock

#: A thousand letters are written in one unit of work.
_LONGEST_MS = 600_000


@task("draw.freeze_candidates")
def freeze(wave_id: int) -> None:
    run_freezing(wave_id=wave_id, by=Actor.system("draw.freeze_candidates"))


@task("draw.draw_seats")
def select(wave_id: int) -> None:
    run_drawing(wave_id=wave_id, by=Actor.system("draw.draw_seats"))


@task("draw.tell_joiners")
def tell(wave_id: int) -> None:
    """One batch, and a job for the next one in the same transaction.

    It waits behind the deliveries of this batch, so that the outbox fills no faster than it empties.
    """
    with unit_of_work(by=Actor.system("draw.tell_joiners"), statement_timeout_ms=_LONGEST_MS) as work:
        if tell_joiners(wave_id=wave_id, now=work.now):
            put_on_queue("draw.tell_joiners", lock=work_lock(wave_id), priority=AFTER_EVERYTHING_ELSE, wave_id=wave_id)
