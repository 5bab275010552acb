"""A file that somebody sent, as a photo: unpacked, measured and written anew in a process that may do nothing else."""

import hashlib
from dataclasses import dataclass

from prakerja.identity.decoder.answers import FileProblem, Measures, NotAPhoto, read_answer
from prakerja.identity.decoders import DECODER
from prakerja.identity.photo_rules import MAX_BYTES


@dataclass(frozen=True, slots=True)
class MeasuredPhoto:
    """The picture written anew, upright and without EXIF, and what was measured on it."""

    jpeg: bytes
    measures: Measures
    #: SHA-256 of the file as sent: the same file again is not another try.
    fingerprint: bytes


def measure_photo(file: bytes) -> MeasuredPhoto:
    """The photo in this file. Raises NotAPhoto, or NoDecoderFree when too many are sent at this moment."""
    if not file:
        raise NotAPhoto(FileProblem.EMPTY)
    if len(file) > MAX_BYTES:
        raise NotAPhoto(FileProblem.TOO_BIG)
    decoded = read_answer(DECODER.answer_to(file))
    return MeasuredPhoto(decoded.jpeg, decoded.measures, hashlib.sha256(file).digest())
