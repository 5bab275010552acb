"""A rehearsal as the purchase that it plays: every rule of a real one is asked about it, and no table holds it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.training.models import Course, Purchase, Rehearsal, Schedule
from prakerja.training.rehearsals.cases import Case
from prakerja.training.states import Method, PurchaseState

PLATFORM: Final = "Platform uji"
_LASTS: Final = {Method.SELF_PACED: timedelta(days=30), Method.WEBINAR: timedelta(hours=2)}
_AHEAD: Final = timedelta(days=90)


@dataclass(frozen=True)
class Played:
    """`row` is locked, and saved by whoever locked it."""

    row: Rehearsal
    case: Case

    def purchase(self, now: datetime) -> Purchase:
        """Never saved. What it is of begins in this very hour, so that it can be rehearsed at any."""
        case = self.case
        starts_at = now.replace(minute=0, second=0, microsecond=0) - case.begun_before
        course = Course(code=f"uji-{case.label.lower()}", title=case.label, method=case.method, state=case.course_state)
        schedule = Schedule(
            course=course,
            code=hashlib.sha256(case.label.encode()).hexdigest()[:16],
            starts_at=starts_at,
            ends_at=starts_at + _LASTS[case.method],
            meetings=case.meetings,
            cancelled_at=starts_at if case.is_cancelled else None,
        )
        return Purchase(
            schedule=schedule,
            state=PurchaseState(self.row.state),
            redeemed_at=self.row.redeemed_at,
            invoice_code=f"UJI-{case.label}",
            waits_until=now + _AHEAD,
        )

    def begin(self, now: datetime) -> None:
        """The code is redeemed."""
        self.row.state, self.row.redeemed_at = PurchaseState.REDEEMED, now


def put_at_start(row: Rehearsal, case: Case, *, now: datetime) -> None:
    """As it stands before a program has done anything."""
    is_begun = case.state == PurchaseState.REDEEMED
    row.state, row.redeemed_at, row.attended = case.state, now if is_begun else None, list(case.attended)
    row.declared_at, row.declarations, row.score_before, row.score_after = None, 0, None, None
