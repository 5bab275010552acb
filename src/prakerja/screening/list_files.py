"""The files of lists on their way into the register: in the private storage, sealed. Outside any transaction.

A file holds millions of numbers of people in clear, so it is there only until it has been read: no longer than seven
days, whatever happens to it (`forget_list_files`). What proves later which file it was is its SHA-256.
"""

import hashlib
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.files import File
from django.core.files.storage import default_storage

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_stream import UnsealedStream, seal_stream
from prakerja.kit.source import Source
from prakerja.kit.unit_of_work import require_no_unit_of_work
from prakerja.screening.models import HandedInList

_FOLDER: Final = "lists"


@dataclass(frozen=True)
class KeptListFile:
    """`name`: in the storage. `sha256`, `size`: of the file as it was handed in."""

    name: str
    sha256: str
    size: int


def keep_list_file(file: Source) -> KeptListFile:
    """The file lies in the storage, read once, however long."""
    require_no_unit_of_work()
    name = f"{_FOLDER}/{secrets.token_urlsafe(32)}"
    source = _Measured(file)
    with tempfile.TemporaryFile() as sealed:
        seal_stream(source, sealed, purpose=Purpose.LIST_FILE, owner=name)
        sealed.seek(0)
        default_storage.save(name, File(sealed))
    return KeptListFile(name, source.sha256.hexdigest(), source.size)


@contextmanager
def kept_for_handing_in(file: Source) -> Iterator[KeptListFile]:
    """As `keep_list_file`; behind the block it lies there only if somebody handed it in."""
    kept = keep_list_file(file)
    try:
        yield kept
    finally:
        if not HandedInList.objects.filter(file_name=kept.name).exists():
            delete_list_file(kept.name)


@contextmanager
def opened_list_file(name: str) -> Iterator[UnsealedStream]:
    """Raises FileNotFoundError; reading raises CutShort and CannotUnseal."""
    require_no_unit_of_work()
    with default_storage.open(name) as sealed:
        yield UnsealedStream(sealed, purpose=Purpose.LIST_FILE, owner=name)


def delete_list_file(name: str) -> None:
    """Deleting twice is deleting once."""
    require_no_unit_of_work()
    default_storage.delete(name)


def list_files_older_than(moment: datetime) -> list[str]:
    """All that lie in the storage, used or not."""
    require_no_unit_of_work()
    if not default_storage.exists(_FOLDER):
        return []
    names = [f"{_FOLDER}/{name}" for name in default_storage.listdir(_FOLDER)[1]]
    return [name for name in names if default_storage.get_modified_time(name) < moment]


class _Measured:
    """Passes a file on, and knows afterwards how long it was and its hash."""

    def __init__(self, file: Source) -> None:
        self._file = file
        self.size = 0
        self.sha256 = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        piece = self._file.read(size)
        self.size += len(piece)
        self.sha256.update(piece)
        return piece
