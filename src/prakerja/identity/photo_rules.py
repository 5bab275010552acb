"""Whether a person could read a photo, judged by its measures. Pure. A problem names its cause and blocks nobody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.codes.limits import Limit, Window
from prakerja.identity.decoder.answers import Measures
from prakerja.identity.rules import ReviewReason

MAX_TRIES: Final = 5
#: Of one applicant in a day, photos or not: four times what two sets of photos take that fail every time. Each takes a
#: decoder's time and lies in the store for a while.
PHOTO_FILES: Final = Limit("photo_files", (Window(40),))
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
