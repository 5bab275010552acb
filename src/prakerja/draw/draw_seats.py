"""Draws the seats of a frozen wave: the engine works on the frozen files, and the database takes over its result."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.draw.acts import DRAW
from prakerja.draw.engine import proof_papers as papers
from prakerja.draw.engine.bundle import Bundle, write_bundle, zip_bundle
from prakerja.draw.engine.home_areas import home_areas
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.seed import SeedNotReady
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.events import DrawEvent
from prakerja.draw.kept_files import fetch, keep
from prakerja.draw.models import Custodian, Draw
from prakerja.draw.reveal_secret import reveals_of
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.kit.states import move
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import MOVES, WaveState

#: Six million outcomes are copied in one statement.
_COPYING_MS = 1_800_000
_PIECE = 1_000_000


class ResultIncomplete(Exception):
    """Some candidate of the file is no joiner of the wave: the database and the frozen file do not fit together."""


@dataclass(frozen=True)
class _Drawn:
    seed: str
    seated: int
    result: Path
    result_sha256: str
    seats: list[SeatsLine]
    bundle_name: str
    fingerprint: str


def draw_seats(*, wave_id: int, by: Actor, now: datetime | None = None) -> None:
    """Every candidate has an outcome, and the bundle with the proof lies in the storage, not yet public.

    The same frozen files and reveals always give the same; drawing twice is drawing once. Opens its own units of work:
    the engine takes minutes for millions, and the storage may be over the network. `now`: None for the clock at the
    moment of saving. Raises NotConfirmed, SeedNotReady, FrozenFileChanged.
    """
    require_confirmed(DRAW, subject=str(wave_id), by=by)
    draw = Draw.objects.select_related("wave").get(pk=wave_id)
    if draw.wave.state != WaveState.FROZEN:
        return
    with TemporaryDirectory() as folder:
        drawn = _draw(draw, Path(folder))
        with unit_of_work(by=by, statement_timeout_ms=_COPYING_MS) as work:
            _save(draw, drawn, Work(work.actor, now or work.now))


def _draw(draw: Draw, folder: Path) -> _Drawn:
    reveals = reveals_of(draw.pk)
    if not reveals:
        raise SeedNotReady("not every custodian has revealed")
    seats = fetch(draw.seats_name, sha256=draw.seats_sha256, to=folder / papers.SEATS)
    bundle = write_bundle(
        folder / "bundle",
        rules=papers.Rules.model_validate_json(draw.rules),
        candidates=fetch(draw.candidates_name, sha256=draw.candidates_sha256, to=folder / papers.CANDIDATES),
        seats=seats,
        commitments=list(Custodian.objects.filter(draw=draw).order_by("position").values_list("commitment", flat=True)),
        reveals=reveals,
    )
    result = bundle.directory / papers.RESULT
    return _Drawn(
        seed=bundle.seed,
        seated=bundle.selection.seated,
        result=result,
        result_sha256=sha256_of(result),
        seats=read_seats(seats),
        bundle_name=_keep_bundle(bundle, draw.wave.number),
        fingerprint=bundle.manifest_sha256,
    )


def _keep_bundle(bundle: Bundle, wave_number: int) -> str:
    archive = bundle.directory.with_suffix(".zip")
    zip_bundle(bundle.directory, archive)
    return keep(archive, wave_number=wave_number, kind="bundle")[0]


def _save(draw: Draw, drawn: _Drawn, work: Work) -> None:
    move(Wave.objects.filter(pk=draw.pk), moves=MOVES, origin=WaveState.FROZEN, to=WaveState.DRAWN)
    note_carried_out(act=DRAW, subject=str(draw.pk), now=work.now)
    _copy_outcomes(draw, drawn)
    Draw.objects.filter(pk=draw.pk).update(
        seed=drawn.seed,
        drawn_at=work.now,
        seated_count=drawn.seated,
        result_sha256=drawn.result_sha256,
        bundle_name=drawn.bundle_name,
        fingerprint=drawn.fingerprint,
    )
    record(
        DrawEvent.DRAWN,
        subject=draw,
        by=work.actor,
        at=work.now,
        seed=drawn.seed,
        seated=drawn.seated,
        result_sha256=drawn.result_sha256,
        fingerprint=drawn.fingerprint,
    )


def _copy_outcomes(draw: Draw, drawn: _Drawn) -> None:
    homes = home_areas(drawn.seats)
    own_seats = {area: sum(row.seats for row in drawn.seats if row.area == area) for area in set(homes.values())}
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "table_of_results"))
        with drawn.result.open("rb") as file, cursor.copy(sql_file(__file__, "copy_results")) as copy:
            while piece := file.read(_PIECE):
                copy.write(piece)
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
