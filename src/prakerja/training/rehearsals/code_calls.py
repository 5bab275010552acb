"""What is asked of a test code itself: how it stands, redeeming it, beginning anew."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.kit.refused import Refused
from prakerja.training.begin_training import BEGUN, require_beginning
from prakerja.training.models import RehearsalTask
from prakerja.training.read_redeem_code import CodeStatus
from prakerja.training.rehearsals.cases import codes_of
from prakerja.training.rehearsals.played import PLATFORM, Played, put_at_start
from prakerja.training.states import Method, PurchaseState


class StaysAsItIs(Refused):
    """A test case that is refused has nothing to begin anew."""


@dataclass(frozen=True)
class AskStatus:
    sequence: int = 1

    def play(self, on: Played, now: datetime) -> CodeStatus:
        """Raises nothing."""
        purchase, course = on.purchase(now), on.purchase(now).schedule.course
        schedule = purchase.schedule
        return CodeStatus(
            code=codes_of(on.row.institution_id)[on.case.label],
            state=PurchaseState(purchase.state),
            redeemed_at=purchase.redeemed_at,
            is_cancelled=schedule.cancelled_at is not None,
            sequence=self.sequence,
            is_attended=self.sequence in on.row.attended,
            course_code=course.code,
            method=Method(course.method),
            schedule_code=schedule.code,
            starts_at=schedule.starts_at,
            ends_at=schedule.ends_at,
            invoice_code=purchase.invoice_code,
            platform=PLATFORM,
        )


@dataclass(frozen=True)
class Redeem:
    sequence: int = 1

    def play(self, on: Played, now: datetime) -> CodeStatus:
        """Raises what `begin_training` raises."""
        purchase = on.purchase(now)
        if purchase.state not in BEGUN:
            require_beginning(purchase, now=now)
            on.begin(now)
        return AskStatus(self.sequence).play(on, now)


@dataclass(frozen=True)
class BeginAnew:
    def play(self, on: Played, now: datetime) -> CodeStatus:
        """Pages that were opened before confirm nothing any more. Raises StaysAsItIs."""
        if not on.case.can_begin_anew:
            raise StaysAsItIs
        put_at_start(on.row, on.case, now=now)
        on.row.run += 1
        RehearsalTask.objects.filter(institution_id=on.row.institution_id, label=on.row.label).delete()
        return AskStatus().play(on, now)
