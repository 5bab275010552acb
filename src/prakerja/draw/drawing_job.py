"""The job that draws a frozen wave: files out of the storage, the engine over them, the bundle back, then the verb.

It opens the units of work at the end alone: the engine takes minutes for millions, and the storage may be far away.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

import structlog

from prakerja.draw import jobs
from prakerja.draw.attempts import AttemptNow, attempt_now
from prakerja.draw.checking_job import check_drawn, keep_if_broken
from prakerja.draw.copy_outcomes import copying
from prakerja.draw.draw_seats import draw_seats, draw_to_make
from prakerja.draw.drawn import Drawn
from prakerja.draw.drawn_files import drawn_before, forget_drawn, keep_drawn
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.write_proof import write_proof
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.handover import HandoverStage, OnStage, Tell, silent, told_nobody, told_stages
from prakerja.draw.kept_files import fetch, keep
from prakerja.draw.kept_script import script_of
from prakerja.draw.models import Draw
from prakerja.draw.papers_of import papers_of
from prakerja.kit.actor import Actor
from prakerja.kit.own_folder import own_folder
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.progress import Progress, note_progress, progress_of


class SeedNotReady(Exception):
    """The round of the statement is not in: there is no seed yet."""


_log = structlog.get_logger()

#: What the last unit of work counts and checks over ten million outcomes.
_COPYING_MS: Final = 1_800_000


def run_drawing(*, wave_id: int, by: Actor, now: datetime | None = None, on_stage: OnStage = silent) -> None:
    """The seats are drawn. Killed on the way, they are not, and the same comes of it anew: from the beginning, or, once
    all was drawn, packed and checked, behind the last stretch that was copied. Run twice, it draws once.

    `now`: None for the clock at the moment of saving. Raises SeedNotReady, FrozenFileChanged, ResultBroken, and what
    draw_seats does.
    """
    with unit_of_work(by=by):
        draw = draw_to_make(wave_id, by=by)
    if draw is None:
        # Whoever saved it may have been killed before this.
        forget_drawn(progress_of(jobs.draw_seats, wave_id=wave_id).cursor)
        return
    with (
        told_stages(jobs.draw_seats, on_stage, wave_id=wave_id) as tell,
        own_folder(f"drawing-{wave_id}") as folder,
    ):
        drawn, cursor = drawn_of(draw, folder, by=by, now=now, tell=tell)
        _copy_all_but_the_last(draw, drawn, cursor, by=by, tell=tell)
        with unit_of_work(by=by, statement_timeout_ms=_COPYING_MS) as work:
            draw_seats(wave_id=wave_id, drawn=drawn, by=work.actor, now=now or work.now)
        forget_drawn(cursor)


def _copy_all_but_the_last(draw: Draw, drawn: Drawn, cursor: str, *, by: Actor, tell: Tell) -> None:
    """Each stretch is saved with the place reached; the last one with the moment in which the seats are drawn."""
    of = draw.candidates_count
    with copying(draw, drawn) as copied:
        tell(HandoverStage.COPYING, copied.done, of, cursor=cursor)
        while copied.is_more_than_a_stretch:
            with unit_of_work(by=by, statement_timeout_ms=_COPYING_MS):
                if draw_to_make(draw.pk, by=by) is None:
                    return
                copied.copy_next()
                note_progress(jobs.draw_seats, Progress(cursor, copied.done, of), wave_id=draw.pk)


def drawn_of(
    draw: Draw, folder: Path, *, by: Actor, now: datetime | None = None, tell: Tell = told_nobody
) -> tuple[Drawn, str]:
    """What is to be copied, and the cursor from which a killed job copies it anew."""
    attempt = attempt_now(draw.pk)
    if attempt is None or attempt.seed_round is None:
        raise SeedNotReady("the round of the statement is not in")
    cursor = progress_of(jobs.draw_seats, wave_id=draw.pk).cursor
    tell(HandoverStage.FETCHING, cursor=cursor)
    before = drawn_before(cursor, draw, attempt.row, seed=attempt.seed_round.seed, folder=folder)
    if before is not None:
        return before, cursor
    drawn, bundle = _drawn_anew(draw, attempt, folder, seed=attempt.seed_round.seed, by=by, now=now, tell=tell)
    cursor = keep_drawn(drawn, bundle_sha256=bundle, wave_number=draw.wave.number, folder=folder)
    with unit_of_work(by=by):
        note_progress(jobs.draw_seats, Progress(cursor, 0, draw.candidates_count), wave_id=draw.pk)
    return drawn, cursor


def _drawn_anew(
    draw: Draw, attempt: AttemptNow, folder: Path, *, seed: str, by: Actor, now: datetime | None, tell: Tell
) -> tuple[Drawn, str]:
    """With the SHA-256 of the bundle."""
    seats = fetch(draw.seats_name, sha256=draw.seats_sha256, to=folder / p.SEATS)
    candidates = fetch(draw.candidates_name, sha256=draw.candidates_sha256, to=folder / p.CANDIDATES)
    result, of = folder / p.RESULT, draw.candidates_count
    tell(HandoverStage.DRAWING, 0, of)
    selection = select_from_files(candidates=candidates, seats=seats, seed=seed, cap=draw.cap, out=result)
    if selection.left_because:
        _log.warning("draw_not_compiled", wave=draw.wave.number, cause=selection.left_because)
    tell(HandoverStage.CHECKING, 0, of)
    checks = check_drawn(draw, seed=seed, candidates=candidates, seats=seats, result=result, by=by, tell=tell)
    keep_if_broken(draw, checks, by=by, now=now)
    tell(HandoverStage.PACKING, 0, of)
    bundle = folder / "bundle.zip"
    papers, script = papers_of(attempt), script_of(attempt.told, folder, wave_number=draw.wave.number)
    fingerprint = write_proof(bundle, papers, candidates=candidates, seats=seats, result=result, script=script)
    tell(HandoverStage.KEEPING)
    bundle_name, bundle_sha256 = keep(bundle, wave_number=draw.wave.number, kind="bundle")
    drawn = Drawn(
        statement=attempt.row,
        seed=seed,
        seated=selection.seated,
        result=result,
        result_sha256=sha256_of(result),
        seats=read_seats(seats),
        bundle_name=bundle_name,
        fingerprint=fingerprint,
        checks=checks,
    )
    return drawn, bundle_sha256
