"""Opens a bundle, a folder or a zip, without trusting it: only the known names, only so much data, nothing executed."""

import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from prakerja.draw.engine.proof_papers import LISTED_FILES, MANIFEST
from prakerja.kit.refused import Refused

MOST_BYTES: Final = 16 * 1024**3
_BROKEN_ZIP: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


class NotABundle(Refused):
    """There is nothing here that could be checked; says what is wrong."""


@contextmanager
def opened_bundle(path: Path) -> Iterator[Path]:
    """The folder with the bundle's files, for the length of the block. Raises NotABundle."""
    if not path.exists():
        raise NotABundle(f"{path}: there is no such folder or file")
    if path.is_dir():
        yield _with_manifest(path, path)
        return
    with TemporaryDirectory() as folder:
        try:
            _unpack(path, Path(folder))
        except (OSError, *_BROKEN_ZIP) as error:
            raise NotABundle(f"{path}: cannot be unpacked ({error}); a bundle is a folder or a .zip") from error
        yield _with_manifest(Path(folder), path)


def _with_manifest(folder: Path, named: Path) -> Path:
    if not (folder / MANIFEST).is_file():
        raise NotABundle(f"{named}: holds no {MANIFEST}, so it is not the bundle of a draw")
    return folder


def _unpack(path: Path, folder: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        # some programs pack the folder itself: its name is dropped
        wanted = {entry.filename: entry for entry in archive.infolist() if _bare(entry.filename) is not None}
        if sum(entry.file_size for entry in wanted.values()) > MOST_BYTES:
            raise NotABundle(f"{path}: unpacks to more than {MOST_BYTES // 1024**3} GiB")
        names = [_bare(name) for name in archive.namelist()]
        if any(name is not None and names.count(name) > 1 for name in names):
            raise NotABundle(f"{path}: holds a file twice")
        for name, entry in wanted.items():
            with archive.open(entry) as source, (folder / str(_bare(name))).open("xb") as target:
                shutil.copyfileobj(source, target)


def _bare(name: str) -> str | None:
    last = name.rpartition("/")[2]
    return last if name.count("/") <= 1 and last in (*LISTED_FILES, MANIFEST) else None
