"""The private store of photos: unguessable names, no public address."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

_FOLDER = "identity"


def store_photo(jpeg: bytes) -> str:
    """The name under which the picture now lies. Outside any transaction: the store may be far away."""
    return default_storage.save(f"{_FOLDER}/{secrets.token_urlsafe(32)}.jpg", ContentFile(jpeg))


def read_photo(file_name: str) -> bytes:
    with default_storage.open(file_name) as file:
        return bytes(file.read())


def delete_photo(file_name: str) -> None:
    """Deleting twice is deleting once."""
    default_storage.delete(file_name)
