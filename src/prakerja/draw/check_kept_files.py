"""Whether what the draws froze still lies in the storage, to the byte: asked after a restore."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from prakerja.draw.kept_files import FrozenFileChanged, fetch
from prakerja.draw.models import Continuation, Draw
from prakerja.draw.statement import Statement


def faults_of_kept_files() -> list[str]:
    """Each draw whose candidates or seats are missing or changed, as a sentence."""
    faults: list[str] = []
    with TemporaryDirectory() as folder:
        for wave, name, sha256 in _kept():
            try:
                fetch(name, sha256=sha256, to=Path(folder) / "file")
            except FrozenFileChanged as changed:
                faults.append(f"wave {wave}: {changed}")
    return faults


def _kept() -> Iterator[tuple[int, str, str]]:
    """The number of the wave, the name and the hash of each, of draws and of what continued them."""
    for draw in Draw.objects.select_related("wave"):
        yield draw.wave.number, draw.candidates_name, draw.candidates_sha256
        yield draw.wave.number, draw.seats_name, draw.seats_sha256
    for row in Continuation.objects.select_related("draw__wave"):
        told = Statement.model_validate_json(row.file)
        yield row.draw.wave.number, row.candidates_name, told.candidates_sha256
        yield row.draw.wave.number, row.seats_name, told.seats_sha256
