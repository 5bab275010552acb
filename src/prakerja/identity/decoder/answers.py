"""What the decoder says of a file, and how that travels between two processes that do not trust each other."""

import struct
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Final

_MEASURES: Final = struct.Struct("<IIddd")
_PICTURE: Final = b"+"
_REFUSAL: Final = b"-"
#: What 1600 by 1600 pixels of noise come to, and a half more.
_MOST_BYTES: Final = 4_000_000


class FileProblem(StrEnum):
    """Why a file is no photo at all. It costs no try."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_A_PICTURE = "not_a_picture"
    #: A picture in a format that we do not read (HEIC, GIF, SVG, PDF …).
    OTHER_FORMAT = "other_format"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    #: Many times as long as wide: no card and no face looks like that.
    ODD_SHAPE = "odd_shape"
    #: The decoder ended over it, or was ended: too much memory, too much time, a fault of its own.
    UNREADABLE = "unreadable"


class NotAPhoto(Exception):
    """The file cannot be opened as a photo; carries why."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Measures:
    """Taken from the picture: its size as sent, the rest at a long side of 1000 px in grey (0–255)."""

    width: int
    height: int
    #: Variance of the Laplacian: how much edge there is.
    sharpness: float
    #: Mean luminance.
    brightness: float
    #: Share of pixels that are blown out, 0–1.
    blown_out: float


@dataclass(frozen=True, slots=True)
class Decoded:
    """The picture written anew, upright and without any of the file's metadata, and what was measured on it."""

    jpeg: bytes
    measures: Measures


def of_picture(decoded: Decoded) -> bytes:
    measures = decoded.measures
    return _PICTURE + _MEASURES.pack(*(getattr(measures, name) for name in measures.__slots__)) + decoded.jpeg


def of_refusal(problem: FileProblem) -> bytes:
    return _REFUSAL + problem.encode()


def read_answer(answer: bytes) -> Decoded:
    """The picture that the decoder made. Raises NotAPhoto; no answer, or an odd one, is a reason, too."""
    kind, body = answer[:1], answer[1:]
    if kind == _PICTURE and len(body) > _MEASURES.size:
        decoded = Decoded(body[_MEASURES.size :], Measures(*_MEASURES.unpack_from(body)))
        if _is_possible(decoded):
            return decoded
    named = [problem for problem in FileProblem if kind == _REFUSAL and body == problem.encode()]
    raise NotAPhoto(named[0] if named else FileProblem.UNREADABLE)


def _is_possible(decoded: Decoded) -> bool:
    measures = decoded.measures
    figures = (measures.sharpness, measures.brightness, measures.blown_out)
    is_a_picture = decoded.jpeg.startswith(b"\xff\xd8\xff") and len(decoded.jpeg) <= _MOST_BYTES
    return is_a_picture and min(measures.width, measures.height) > 0 and all(map(isfinite, figures))
