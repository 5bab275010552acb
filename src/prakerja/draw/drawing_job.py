"""The job that draws a frozen wave: files out of the storage, the engine over them, the bundle back, then the verb.

It opens the unit of work at the end alone: the engine takes minutes for millions, and the storage may be far away.
"""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import structlog

from prakerja.draw.check_drawn import check_drawn, keep_if_broken
from prakerja.draw.draw_seats import Drawn, draw_seats, draw_to_make
from prakerja.draw.engine import proof_papers as papers
from prakerja.draw.engine.bundle import Bundle, write_bundle, zip_bundle
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.seed import SeedNotReady
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.kept_files import fetch, keep
from prakerja.draw.models import Custodian, Draw
from prakerja.draw.reveal_secret import reveals_of
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work

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
    seats = fetch(draw.seats_name, sha256=draw.seats_sha256, to=folder / papers.SEATS)
    candidates = fetch(draw.candidates_name, sha256=draw.candidates_sha256, to=folder / papers.CANDIDATES)
    bundle = _bundle(draw, folder / "bundle", candidates=candidates, seats=seats)
    result = bundle.directory / papers.RESULT
    if bundle.selection.left_because:
        _log.warning("draw_not_compiled", wave=draw.wave.number, cause=bundle.selection.left_because)
    checks = check_drawn(draw, seed=bundle.seed, candidates=candidates, seats=seats, result=result, by=by)
    return Drawn(
        seed=bundle.seed,
        seated=bundle.selection.seated,
        result=result,
        result_sha256=sha256_of(result),
        seats=read_seats(seats),
        bundle_name=_kept(bundle, draw.wave.number),
        fingerprint=bundle.manifest_sha256,
        checks=checks,
    )


def _bundle(draw: Draw, folder: Path, *, candidates: Path, seats: Path) -> Bundle:
    reveals = reveals_of(draw.pk)
    if not reveals:
        raise SeedNotReady("not every custodian has revealed")
    return write_bundle(
        folder,
        rules=papers.Rules.model_validate_json(draw.rules),
        candidates=candidates,
        seats=seats,
        commitments=list(Custodian.objects.filter(draw=draw).order_by("position").values_list("commitment", flat=True)),
        reveals=reveals,
    )


def _kept(bundle: Bundle, wave_number: int) -> str:
    archive = bundle.directory.with_suffix(".zip")
    zip_bundle(bundle.directory, archive)
    return keep(archive, wave_number=wave_number, kind="bundle")[0]
