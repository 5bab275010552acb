"""The draw's files in the storage: a folder, or S3. What is fetched is checked against its published hash."""

import hashlib
import os
import secrets
from pathlib import Path
from shutil import copyfileobj
from typing import Final

from django.core.files import File
from django.core.files.storage import default_storage

from prakerja.draw.engine.table_file import sha256_of
from prakerja.kit.outage import is_our_outage
from prakerja.kit.unit_of_work import require_no_unit_of_work

_PART: Final = ".part"


class FrozenFileChanged(Exception):
    """What lies in the storage is not what was frozen: somebody tampered with it, or it was damaged."""


def keep(path: Path, *, wave_number: int, kind: str) -> tuple[str, str]:
    """The file is in the storage, whole; returns its name there and its SHA-256.

    The name carries the hash, so that keeping it again (after a crash) ends with the same file under the same name. One
    that lies there whole is not touched: a row may speak of it already.
    """
    require_no_unit_of_work()
    sha256 = sha256_of(path)
    name = kept_name(wave_number, kind, sha256, path.suffix)
    if default_storage.exists(name):
        if _sha256_of_kept(name) == sha256:
            return name, sha256
        default_storage.delete(name)
    _save(path, name)
    return name, sha256


def kept_name(wave_number: int, kind: str, sha256: str, suffix: str) -> str:
    """Where a file of this kind with this hash lies in the storage, once it is kept."""
    return f"draws/{wave_number}/{kind}-{sha256[:16]}{suffix}"


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


def forget(name: str) -> None:
    """Nothing lies under this name any more."""
    require_no_unit_of_work()
    default_storage.delete(name)


def forget_kinds(wave_number: int, *kinds: str) -> None:
    """Nothing of these kinds lies there any more, whoever kept it."""
    require_no_unit_of_work()
    folder = f"draws/{wave_number}"
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        if name.startswith(tuple(f"{kind}-" for kind in kinds)):
            default_storage.delete(f"{folder}/{name}")


def _save(path: Path, name: str) -> None:
    """Under its name there is never a part of it, also after a power cut: a bucket shows a file once it is whole."""
    try:
        whole = Path(default_storage.path(name))
    except NotImplementedError:
        with path.open("rb") as source:
            default_storage.save(name, File(source))
        return
    # Of this writer alone: two workers may draw the same wave, and none may put the other's half into its place.
    with path.open("rb") as source:
        part = Path(default_storage.path(default_storage.save(f"{name}.{secrets.token_hex(4)}{_PART}", File(source))))
    try:
        _on_disk(part)
        part.replace(whole)
    except FileNotFoundError:
        # Somebody else had it whole meanwhile, and has thrown this away.
        if not whole.exists():
            raise
    _on_disk(whole.parent)
    for left in whole.parent.glob(f"{whole.name}.*{_PART}"):
        left.unlink(missing_ok=True)


def _on_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _sha256_of_kept(name: str) -> str:
    with default_storage.open(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
