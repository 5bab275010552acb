"""A code is redeemed: what its holder has bought begins."""

from datetime import datetime

from prakerja.kit.refused import Refused
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.attendance_rules import Span, beginning
from prakerja.training.models import Purchase
from prakerja.training.move_purchase import move_purchase
from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import CourseState, Method, PurchaseState
from prakerja.training.tell_of_purchase import tell_institution

#: Since the code was redeemed, and as long as what came of it stands.
BEGUN = frozenset({PurchaseState.REDEEMED, PurchaseState.FINISHED})


class CodeVoided(Refused):
    """The purchase was undone, and its code with it."""


class CodeOver(Refused):
    """Its holder did not come, has left, or the time for it is over: the code begins nothing any more."""


class TrainingCancelled(Refused):
    """The training does not take place when it was bought for."""


class CourseStopped(Refused):
    """The office has stopped this course: nobody begins it for now."""


class NotItsTime(Refused):
    """Too early or too late; `span` says when."""

    def __init__(self, span: Span) -> None:
        self.span = span
        super().__init__(f"from {span.opens_at} until {span.closes_at}")


def begin_training(purchase: Purchase, *, now: datetime) -> None:
    """It is redeemed. The caller has locked it and says so in the audit.

    Raises CodeVoided, CodeOver, TrainingCancelled, CourseStopped, NotItsTime.
    """
    require_beginning(purchase, now=now)
    move_purchase(purchase, to=PurchaseState.REDEEMED, reason=PurchaseReason.REDEEMED, now=now, redeemed_at=now)
    # It begins once more where it was put off.
    tell_institution(EventKind.CODE_REDEEMED, purchase, nth=purchase.moves, now=now)


def require_beginning(purchase: Purchase, *, now: datetime) -> None:
    """Raises what `begin_training` raises, and changes nothing."""
    require_standing(purchase)
    schedule = purchase.schedule
    if schedule.course.state != CourseState.LIVE:
        raise CourseStopped
    span = beginning(Method(schedule.course.method), starts_at=schedule.starts_at, ends_at=schedule.ends_at)
    if not span.is_open(now):
        raise NotItsTime(span)


def require_standing(purchase: Purchase) -> None:
    """Raises CodeVoided, CodeOver, TrainingCancelled."""
    if purchase.state == PurchaseState.VOIDED:
        raise CodeVoided
    if purchase.state not in {PurchaseState.BOUGHT, *BEGUN}:
        raise CodeOver
    if purchase.schedule.cancelled_at is not None:
        raise TrainingCancelled
