"""The identity step's background work."""

from prakerja.identity import store_photo
from prakerja.kit.queue import PATIENT, task


@task("identity.delete_photo", queue="outside", retry=PATIENT)
def delete_photo(file_name: str) -> None:
    store_photo.delete_photo(file_name)
