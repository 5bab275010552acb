"""Pictures in the store that no row names: what was stored after the moment to which the database came back.

Day by day there are none, since each has its row before it lies there (expect_photo.py). After a restore nobody would
ever find them, and a face or a card would lie there for ever.
"""

from collections.abc import Sequence
from itertools import batched
from typing import Final

from prakerja.identity.models import Photo, SurplusPhoto
from prakerja.identity.store_photo import delete_photo, photos_in_store

_AT_ONCE: Final = 10_000


def delete_unnamed_photos() -> int:
    """They are gone for good; returns how many. People may send photos meanwhile, and twice is once."""
    deleted = 0
    for names in batched(photos_in_store(), _AT_ONCE, strict=False):
        unnamed = _unnamed(names)
        for name in unnamed:
            delete_photo(name)
        deleted += len(unnamed)
    return deleted


def _unnamed(names: Sequence[str]) -> set[str]:
    # In this order: one that is being saved goes from the first table to the second.
    expected = set(SurplusPhoto.objects.filter(file_name__in=names).values_list("file_name", flat=True))
    return set(names) - expected - set(Photo.objects.filter(file_name__in=names).values_list("file_name", flat=True))
