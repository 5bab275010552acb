"""Whether what the draws froze still lies in the storage, to the byte: asked after a restore."""

from pathlib import Path
from tempfile import TemporaryDirectory

from prakerja.draw.kept_files import FrozenFileChanged, fetch
from prakerja.draw.models import Draw


def faults_of_kept_files() -> list[str]:
    """Each draw whose candidates or seats are missing or changed, as a sentence."""
    faults: list[str] = []
    with TemporaryDirectory() as folder:
        for draw in Draw.objects.select_related("wave"):
            for name, sha256 in ((draw.candidates_name, draw.candidates_sha256), (draw.seats_name, draw.seats_sha256)):
                try:
                    fetch(name, sha256=sha256, to=Path(folder) / "file")
                except FrozenFileChanged as changed:
                    faults.append(f"wave {draw.wave.number}: {changed}")
    return faults
