"""The two pictures that somebody at the office compares."""

from collections.abc import Mapping
from enum import StrEnum

from prakerja.training.models import PresencePhoto
from prakerja.training.photos.question_of_photo import known_photo


class Face(StrEnum):
    #: Of the person whose identity was verified.
    KNOWN = "known"
    #: That came with the presence.
    TAKEN = "taken"


def faces_of(photo: PresencePhoto) -> Mapping[Face, str]:
    """Where those that there are lie in the private store."""
    known = known_photo(photo)
    names = {Face.KNOWN: known.file_name if known else "", Face.TAKEN: photo.file_name}
    return {face: name for face, name in names.items() if name}
