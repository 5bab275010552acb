"""Why a code is not sent."""

from datetime import datetime

from prakerja.codes.tallies import TriesSpent
from prakerja.kit.refused import Refused


class CodeGone(Refused):
    """There is no such code (any more), or it has done its work."""


class TooSoon(TriesSpent):
    """The last message of this has only just gone out; `free_at` says from when another one may."""


class CodesLocked(Refused):
    """Five wrong ones were typed: none is sent before `until`."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(f"not before {until:%H:%M:%S}")
