"""The job that draws a frozen wave: files out of the storage, the engine over them, the bundle back, then the verb.

It opens the unit of work at the end alone: the engine takes minutes for millions, and the storage may be far away.
"""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import structlog

from prakerja.draw.attempts import attempt_now
from prakerja.draw.checking_job import check_drawn, keep_if_broken
from prakerja.draw.draw_seats import Drawn, draw_seats, draw_to_make
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.write_proof import write_proof
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.kept_files import fetch, keep
from prakerja.draw.models import Draw
from prakerja.draw.papers_of import papers_of
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work


class SeedNotReady(Exception):
    """The round of the statement is not in: there is no seed yet."""


_log = structlog.get_logger()

#: Six million outcomes are copied in one statement.
_COPYING_MS: Final = 1_800_000


def run_drawing(*, wave_id: int, by: Actor, now: datetime | None = None) -> None:
    """The seats are drawn; killed on the way, they are not, and the same comes of it anew. Run twice, it draws once.

    `now`: None for the clock at the moment of saving. Raises SeedNotReady, FrozenFileChanged, ResultBroken, and what
    draw_seats does.
    """
    with unit_of_work(by=by):
        draw = draw_to_make(wave_id, by=by)
    if draw is None:
        return
    with TemporaryDirectory() as folder:
        drawn = _drawn(draw, Path(folder), by=by)
        keep_if_broken(draw, drawn.checks, by=by, now=now)
        with unit_of_work(by=by, statement_timeout_ms=_COPYING_MS) as work:
            draw_seats(wave_id=wave_id, drawn=drawn, by=work.actor, now=now or work.now)


def _drawn(draw: Draw, folder: Path, *, by: Actor) -> Drawn:
    attempt = attempt_now(draw.pk)
    if attempt is None or attempt.seed_round is None:
        raise SeedNotReady("the round of the statement is not in")
    seats = fetch(draw.seats_name, sha256=draw.seats_sha256, to=folder / p.SEATS)
    candidates = fetch(draw.candidates_name, sha256=draw.candidates_sha256, to=folder / p.CANDIDATES)
    result, seed = folder / p.RESULT, attempt.seed_round.seed
    selection = select_from_files(candidates=candidates, seats=seats, seed=seed, cap=draw.cap, out=result)
    if selection.left_because:
        _log.warning("draw_not_compiled", wave=draw.wave.number, cause=selection.left_because)
    bundle = folder / "bundle.zip"
    fingerprint = write_proof(bundle, papers_of(attempt), candidates=candidates, seats=seats, result=result)
    checks = check_drawn(draw, seed=seed, candidates=candidates, seats=seats, result=result, by=by)
    return Drawn(
        statement=attempt.row,
        seed=seed,
        seated=selection.seated,
        result=result,
        result_sha256=sha256_of(result),
        seats=read_seats(seats),
        bundle_name=keep(bundle, wave_number=draw.wave.number, kind="bundle")[0],
        fingerprint=fingerprint,
        checks=checks,
    )
