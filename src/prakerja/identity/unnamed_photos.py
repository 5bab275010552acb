"""Pictures in the store that no row names: what was stored after the moment to which the database came back.

Day by day there are none, since each has its row before it lies there (expect_photo.py). After a restore nobody would
ever find them, and a face or a card would lie there for ever.
"""

from collections.abc import Callable, Collection, Sequence
from itertools import batched
from typing import Final

from prakerja.identity.models import Photo, SurplusPhoto
from prakerja.identity.store_photo import PhotoFolder, delete_photo, photos_in_store

_AT_ONCE: Final = 10_000

#: Of these names, those that rows of a step name.
type Named = Callable[[Sequence[str]], Collection[str]]


def delete_unnamed_photos(folder: PhotoFolder, named: Named) -> int:
    """They are gone for good; returns how many. People may send photos meanwhile, and twice is once."""
    deleted = 0
    for names in batched(photos_in_store(folder), _AT_ONCE, strict=False):
        unnamed = _unnamed(names, named)
        for name in unnamed:
            delete_photo(name)
        deleted += len(unnamed)
    return deleted


def named_by_identities(names: Sequence[str]) -> set[str]:
    return set(Photo.objects.filter(file_name__in=names).values_list("file_name", flat=True))


def _unnamed(names: Sequence[str], named: Named) -> set[str]:
    # In this order: one that is being saved goes from the first table to the second.
    expected = set(SurplusPhoto.objects.filter(file_name__in=names).values_list("file_name", flat=True))
    return set(names) - expected - set(named(names))
