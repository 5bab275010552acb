"""The identity step's background work."""

from prakerja.identity import jobs, store_photo
from prakerja.kit.jobs import does


@does(jobs.delete_photo)
def delete_photo(*, file_name: str) -> None:
    store_photo.delete_photo(file_name)
