"""The test cases: what is behind each code before its program does anything, and what it must come to.

Labels are `TC<k>-<sequence>-<status>`. The four that end well are of the published reference; the others are ours.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Final
from uuid import UUID

from prakerja.kit.refused import Refused
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.begin_training import CodeOver, CodeVoided, CourseStopped, NotItsTime, TrainingCancelled
from prakerja.training.new_codes import REDEEM_SIGNS
from prakerja.training.purchase_of_code import NoSuchCode, spelled_code
from prakerja.training.require_attending import AttendedAlready, MeetingMissing, NoSuchMeeting, NotBegun
from prakerja.training.states import CourseState, Method, PurchaseState

PREFIX: Final = "PRAT-"
_LENGTH: Final = 6


@dataclass(frozen=True)
class Case:
    """`expects`: by what a program must be refused; None: it must get through to an attendance at `sequence`."""

    label: str
    sequence: int
    method: Method = Method.SELF_PACED
    expects: type[Refused] | None = None
    state: PurchaseState = PurchaseState.BOUGHT
    attended: tuple[int, ...] = ()
    meetings: int = 1
    course_state: CourseState = CourseState.LIVE
    is_cancelled: bool = False
    #: How long ago a training began that is not of this hour.
    begun_before: timedelta = timedelta(0)

    @property
    def can_begin_anew(self) -> bool:
        """A case that is refused stays as it is."""
        return self.expects is None


_BEGUN: Final = PurchaseState.REDEEMED
_LIVE_ONLINE: Final = Method.WEBINAR

CASES: Final[Mapping[str, Case]] = {
    case.label: case
    for case in (
        # of the reference
        Case("TC1-001-200", 1),
        Case("TC1-999-200", FINAL_TEST, state=_BEGUN, attended=(1,)),
        Case("TC2-001-200", 1, _LIVE_ONLINE),
        Case("TC2-999-200", FINAL_TEST, _LIVE_ONLINE, state=_BEGUN, attended=(1,)),
        # ours: the training is there, and this cannot be done with it
        Case("TC1-001-400", 1, expects=CodeVoided, state=PurchaseState.VOIDED),
        Case("TC1-002-400", 2, expects=NoSuchMeeting, state=_BEGUN, attended=(1,)),
        Case("TC1-999-400", FINAL_TEST, expects=MeetingMissing, state=_BEGUN),
        Case("TC2-001-400", 1, _LIVE_ONLINE, expects=NotItsTime, begun_before=timedelta(hours=3)),
        Case("TC2-002-400", 2, _LIVE_ONLINE, expects=NotBegun, meetings=2),
        Case("TC2-999-400", FINAL_TEST, _LIVE_ONLINE, AttendedAlready, _BEGUN, (1, FINAL_TEST)),
        # ours: nobody's code, another institution's, and what became of a code
        Case("TC3-001-400", 1, expects=NoSuchCode),
        Case("TC4-001-400", 1, expects=NoSuchCode),
        Case("TC5-001-400", 1, expects=AttendedAlready, state=_BEGUN, attended=(1,)),
        Case("TC6-001-400", 1, expects=CodeOver, state=PurchaseState.LAPSED),
        Case("TC7-001-400", 1, expects=TrainingCancelled, is_cancelled=True),
        Case("TC8-001-400", 1, expects=CourseStopped, course_state=CourseState.SUSPENDED),
    )
}


def is_test_code(typed: str) -> bool:
    """Nothing that somebody has bought begins so: redeem codes have no strokes."""
    return spelled_code(typed).startswith(PREFIX)


def case_of(typed: str, institution_id: UUID) -> Case | None:
    """None: this institution has no such test code."""
    return {code: CASES[label] for label, code in codes_of(institution_id).items()}.get(spelled_code(typed))


@lru_cache(maxsize=1_000)
def codes_of(institution_id: UUID) -> Mapping[str, str]:
    """By label. They follow from the institution, so it has them since its admission; to nobody else do they say
    anything, since its signature is asked for as well."""
    codes: dict[str, str] = {}
    for label in CASES:
        tries = (f"{institution_id}:{label}:{number}" for number in range(100))
        codes[label] = next(code for code in map(_code, tries) if code not in codes.values())
    return codes


def _code(of: str) -> str:
    drawn = int.from_bytes(hashlib.sha256(of.encode()).digest())
    signs = (REDEEM_SIGNS[drawn // len(REDEEM_SIGNS) ** place % len(REDEEM_SIGNS)] for place in range(_LENGTH))
    return PREFIX + "".join(signs)
