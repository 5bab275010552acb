"""Whether a person could read a photo, judged by its measures. Pure. A problem names its cause and blocks nobody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.identity.rules import ReviewReason

MAX_TRIES: Final = 5
#: 10 MB, as people's file managers count them.
MAX_BYTES: Final = 10 * 1024 * 1024


class PhotoKind(StrEnum):
    KTP = "ktp"
    SELFIE = "selfie"


class PhotoProblem(StrEnum):
    """What to do better in the next photo."""

    SMALL = "small"
    DARK = "dark"
    GLARE = "glare"
    BLUR = "blur"


class PhotoFault(StrEnum):
    """Why a reviewer wants new photos."""

    CARD_UNREADABLE = "card_unreadable"
    CARD_CUT_OFF = "card_cut_off"
    FACE_UNCLEAR = "face_unclear"
    CARD_NOT_IN_HAND = "card_not_in_hand"


class FileProblem(StrEnum):
    """Why a file is no photo at all. It costs no try."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_A_PICTURE = "not_a_picture"
    #: A picture in a format that we do not read (HEIC, GIF, SVG, PDF …).
    OTHER_FORMAT = "other_format"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"


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
class PhotoLimits:
    """Between the good and the faulty specimens: sharpness 610 and 12, brightness 171 and 22, blown out 0 and 0.38."""

    long_side: int = 640
    short_side: int = 400
    sharpness: float = 40.0
    brightness: float = 45.0
    blown_out: float = 0.25


LIMITS: Final = PhotoLimits()


def problem_of(measures: Measures, limits: PhotoLimits = LIMITS) -> PhotoProblem | None:
    """The first cause that explains the others: what is dark or washed out looks blurred as well."""
    short, long = sorted((measures.width, measures.height))
    if long < limits.long_side or short < limits.short_side:
        return PhotoProblem.SMALL
    if measures.brightness < limits.brightness:
        return PhotoProblem.DARK
    if measures.blown_out > limits.blown_out:
        return PhotoProblem.GLARE
    if measures.sharpness < limits.sharpness:
        return PhotoProblem.BLUR
    return None


def review_reason_of(kind: PhotoKind) -> ReviewReason:
    """A photo of this kind failed every try."""
    return ReviewReason.KTP_PHOTO if kind is PhotoKind.KTP else ReviewReason.SELFIE
