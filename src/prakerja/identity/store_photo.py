"""The private store of photos: unguessable names, no public address. Outside any transaction: it may be far away."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from prakerja.kit.unit_of_work import require_no_unit_of_work

_FOLDER = "identity"


def new_file_name() -> str:
    """One that nobody guesses and that is never given twice."""
    return f"{_FOLDER}/{secrets.token_urlsafe(32)}.jpg"


def store_photo(file_name: str, jpeg: bytes) -> None:
    """The picture lies under that name, which the database knows already (expect_photo.py)."""
    require_no_unit_of_work()
    default_storage.save(file_name, ContentFile(jpeg))


def read_photo(file_name: str) -> bytes:
    require_no_unit_of_work()
    with default_storage.open(file_name) as file:
        return bytes(file.read())


def photos_in_store() -> list[str]:
    """The names of all that lie there."""
    require_no_unit_of_work()
    if not default_storage.exists(_FOLDER):
        return []
    return [f"{_FOLDER}/{name}" for name in default_storage.listdir(_FOLDER)[1]]


def delete_photo(file_name: str) -> None:
    """Deleting twice is deleting once."""
    require_no_unit_of_work()
    default_storage.delete(file_name)
