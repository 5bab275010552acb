"""The draw's files in the storage: a folder, or S3. What is fetched is checked against its published hash."""

from pathlib import Path
from shutil import copyfileobj

from django.core.files import File
from django.core.files.storage import default_storage

from prakerja.draw.engine.table_file import sha256_of
from prakerja.kit.outage import is_our_outage
from prakerja.kit.unit_of_work import require_no_unit_of_work


class FrozenFileChanged(Exception):
    """What lies in the storage is not what was frozen: somebody tampered with it, or it was damaged."""


def keep(path: Path, *, wave_number: int, kind: str) -> tuple[str, str]:
    """The file is in the storage; returns its name there and its SHA-256.

    The name carries the hash, so that keeping it again (after a crash) ends with the same file under the same name.
    """
    require_no_unit_of_work()
    sha256 = sha256_of(path)
    name = f"draws/{wave_number}/{kind}-{sha256[:16]}{path.suffix}"
    if default_storage.exists(name):
        # A killed worker may have left half of it.
        default_storage.delete(name)
    with path.open("rb") as source:
        default_storage.save(name, File(source))
    return name, sha256


def fetch(name: str, *, sha256: str, to: Path) -> Path:
    """The kept file stands at `to`. Raises FrozenFileChanged when it is not the one with that hash."""
    require_no_unit_of_work()
    try:
        with default_storage.open(name) as source, to.open("wb") as target:
            copyfileobj(source, target)
    except OSError as error:
        if is_our_outage(error):
            raise
        raise FrozenFileChanged(f"{name} cannot be read") from error
    if sha256_of(to) != sha256:
        raise FrozenFileChanged(f"{name} does not have the SHA-256 that was published")
    return to
