"""What the engine made of a frozen wave lies in the storage until the database has taken it over.

So whoever is killed while millions of outcomes are copied back goes on behind the last stretch that was copied: the
seats are not drawn, packed and checked once more. What is read again is checked by its hashes, and drawn anew where
anything is amiss.
"""

import shutil
import zipfile
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from prakerja.draw.checks.paper import Checks
from prakerja.draw.drawn import Drawn
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.seats_file import read_seats
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.handover import HandoverStage
from prakerja.draw.kept_files import FrozenFileChanged, fetch, forget, keep
from prakerja.draw.models import Draw, Statement

_KIND: Final = "drawn"


class _Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: str
    seated: int
    result_sha256: str
    bundle_name: str
    bundle_sha256: str
    fingerprint: str
    checks: Checks


def keep_drawn(drawn: Drawn, *, bundle_sha256: str, wave_number: int, folder: Path) -> str:
    """The work's cursor, from which `drawn_before` goes on."""
    told = {name: getattr(drawn, name) for name in _Paper.model_fields if name != "bundle_sha256"}
    file = folder / "drawn.json"
    file.write_text(_Paper(**told, bundle_sha256=bundle_sha256).model_dump_json())
    return " ".join((HandoverStage.COPYING, *keep(file, wave_number=wave_number, kind=_KIND)))


def drawn_before(cursor: str, draw: Draw, statement: Statement, *, seed: str, folder: Path) -> Drawn | None:
    """What was kept under this cursor, its result in the folder; None: nothing was, or not all of it is as it was."""
    name, sha256 = _place_in(cursor)
    if not name:
        return None
    try:
        file = fetch(name, sha256=sha256, to=folder / "drawn.json")
        paper = _Paper.model_validate_json(file.read_bytes())
        bundle = fetch(paper.bundle_name, sha256=paper.bundle_sha256, to=folder / "bundle.zip")
        seats = fetch(draw.seats_name, sha256=draw.seats_sha256, to=folder / p.SEATS)
        result = _unpacked(bundle, folder / p.RESULT)
    except (FrozenFileChanged, ValidationError, zipfile.BadZipFile, KeyError):
        return None
    if (paper.seed, paper.result_sha256) != (seed, sha256_of(result)) or not paper.checks.is_sound:
        return None
    return Drawn(
        statement=statement,
        seed=seed,
        seated=paper.seated,
        result=result,
        result_sha256=paper.result_sha256,
        seats=read_seats(seats),
        bundle_name=paper.bundle_name,
        fingerprint=paper.fingerprint,
        checks=paper.checks,
    )


def forget_drawn(cursor: str) -> None:
    """The database has all of it; the bundle stays."""
    name, _ = _place_in(cursor)
    if name:
        forget(name)


def _place_in(cursor: str) -> tuple[str, str]:
    stage, _, place = cursor.partition(" ")
    name, _, sha256 = place.partition(" ")
    return (name, sha256) if stage == HandoverStage.COPYING else ("", "")


def _unpacked(bundle: Path, target: Path) -> Path:
    with zipfile.ZipFile(bundle) as archive, archive.open(p.RESULT) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
    return target
