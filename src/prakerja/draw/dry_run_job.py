"""The job of a dry run: the real files, the real engine and the real checks, and a seed that can never be a draw's.

It opens the units of work: the engine takes its time, and no transaction waits for it.
"""

import hashlib
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

from prakerja.draw.checking_job import check_drawn
from prakerja.draw.dry_runs import DryRun
from prakerja.draw.engine.select_from_files import select_from_files
from prakerja.draw.kept_files import fetch
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work


def run_dry(*, wave_id: int, by: Actor) -> None:
    """One more dry run is on record, in counts alone. Killed on the way, it never was. Raises FrozenFileChanged."""
    with unit_of_work(by=by):
        draw = Draw.objects.filter(pk=wave_id).first()
    if draw is None:
        return
    with TemporaryDirectory() as folder:
        run = _run(draw, Path(folder), by=by)
    with unit_of_work(by=by) as work:
        run.ended_at = work.now
        run.save(force_insert=True)


def throw_away_seed() -> str:
    """The SHA-256 of a text that begins as no seed's does: whatever comes of it, it is no draw's."""
    return hashlib.sha256(f"prakerja-draw-dry-run:{secrets.token_hex(32)}".encode()).hexdigest()


def _run(draw: Draw, folder: Path, *, by: Actor) -> DryRun:
    seats = fetch(draw.seats_name, sha256=draw.seats_sha256, to=folder / "seats.csv")
    candidates = fetch(draw.candidates_name, sha256=draw.candidates_sha256, to=folder / "candidates.csv")
    seed, result = throw_away_seed(), folder / "result.csv"
    selection = select_from_files(candidates=candidates, seats=seats, seed=seed, cap=draw.cap, out=result)
    checks = check_drawn(draw, seed=seed, candidates=candidates, seats=seats, result=result, by=by)
    return DryRun(
        draw=draw,
        seated=selection.seated,
        no_seat=selection.no_seat,
        household_full=selection.household_full,
        is_sound=checks.is_sound,
    )
