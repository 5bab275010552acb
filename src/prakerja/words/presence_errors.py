"""Why a participant comes back without being present, as institutions' programs read it (docs/partner-api/v1.md)."""

from typing import Final

from prakerja.kit.refused import Refused
from prakerja.training.begin_training import CourseStopped, NotItsTime
from prakerja.training.confirm_presence import PresenceOver
from prakerja.training.require_attending import PresenceRefused

_ERRORS: Final[dict[type[Refused], str]] = {
    PresenceOver: "expired",
    PresenceRefused: "refused",
    NotItsTime: "not_in_time",
    CourseStopped: "not_possible",
}


def error_word(refused: Refused) -> str:
    return next((_ERRORS[kind] for kind in type(refused).__mro__ if kind in _ERRORS), "not_possible")
