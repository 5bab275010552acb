"""The private store of photos: unguessable names, no public address. Outside any transaction: it may be far away."""

import secrets
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from prakerja.kit.unit_of_work import require_no_unit_of_work

_FOLDER = "identity"


def store_photo(jpeg: bytes) -> str:
    """The name under which the picture now lies."""
    require_no_unit_of_work()
    name = f"{_FOLDER}/{secrets.token_urlsafe(32)}.jpg"
    try:
        return default_storage.save(name, ContentFile(jpeg))
    except Exception:
        # Of a full disk: what is there of it has no row, and nobody would ever delete it.
        with suppress(Exception):
            default_storage.delete(name)
        raise


def read_photo(file_name: str) -> bytes:
    require_no_unit_of_work()
    with default_storage.open(file_name) as file:
        return bytes(file.read())


def delete_photo(file_name: str) -> None:
    """Deleting twice is deleting once."""
    require_no_unit_of_work()
    default_storage.delete(file_name)
