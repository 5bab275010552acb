"""Opens a bundle, a folder or a zip, without trusting it: only the known names, only so much data, nothing executed."""

import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from prakerja.draw.engine.proof.papers import EVERY_FILE, MANIFEST
from prakerja.kit.refused import Refused

MOST_BYTES: Final = 16 * 1024**3
_BROKEN_ZIP: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class NotAProof(Refused):
    """There is nothing here that could be checked; says what is wrong."""


@contextmanager
def opened_proof(path: Path) -> Iterator[tuple[Path, list[str]]]:
    """The folder with the bundle's files, for the length of the block, and which names it holds twice.

    Raises NotAProof.
    """
    if path.is_dir():
        yield _with_manifest(path, path), []
        return
    with TemporaryDirectory() as folder:
        try:
            doubled = _unpack(path, Path(folder))
        except (OSError, *_BROKEN_ZIP) as error:
            raise NotAProof(f"{path}: cannot be unpacked ({error}); a bundle is a folder or a .zip") from error
        yield _with_manifest(Path(folder), path), doubled


def _with_manifest(folder: Path, named: Path) -> Path:
    if not (folder / MANIFEST).is_file():
        raise NotAProof(f"{named}: holds no {MANIFEST}, so it is not the bundle of a draw")
    return folder


def _unpack(path: Path, folder: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        # some programs pack the folder itself: its name is dropped
        wanted = [(_bare(entry.filename), entry) for entry in archive.infolist()]
        named = [(name, entry) for name, entry in wanted if name]
        if sum(entry.file_size for _, entry in named) > MOST_BYTES:
            raise NotAProof(f"{path}: unpacks to more than {MOST_BYTES // 1024**3} GiB")
        for name, entry in dict(named).items():
            with archive.open(entry) as source, (folder / name).open("xb") as target:
                shutil.copyfileobj(source, target)
    names = [name for name, _ in named]
    return sorted({name for name in names if names.count(name) > 1})


def _bare(name: str) -> str:
    last = name.rpartition("/")[2]
    return last if name.count("/") <= 1 and last in EVERY_FILE else ""
