"""The private store of photos: unguessable names, no public address. Outside any transaction: it may be far away."""

import secrets
from enum import StrEnum

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from prakerja.kit.unit_of_work import require_no_unit_of_work


class PhotoFolder(StrEnum):
    """Where in the store pictures of one purpose lie."""

    IDENTITY = "identity"
    #: By which somebody shows that they are present (training/photos/).
    PRESENCE = "presence"


def new_file_name(folder: PhotoFolder) -> str:
    """One that nobody guesses and that is never given twice."""
    return f"{folder}/{secrets.token_urlsafe(32)}.jpg"


def store_photo(file_name: str, jpeg: bytes) -> None:
    """The picture lies under that name, which the database knows already (expect_photo.py)."""
    require_no_unit_of_work()
    default_storage.save(file_name, ContentFile(jpeg))


def read_photo(file_name: str) -> bytes:
    require_no_unit_of_work()
    with default_storage.open(file_name) as file:
        return bytes(file.read())


def photos_in_store(folder: PhotoFolder) -> list[str]:
    """The names of all that lie there."""
    require_no_unit_of_work()
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in default_storage.listdir(folder)[1]]


def delete_photo(file_name: str) -> None:
    """Deleting twice is deleting once."""
    require_no_unit_of_work()
    default_storage.delete(file_name)
