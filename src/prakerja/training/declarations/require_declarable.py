"""What must be true for something to be declared of a purchase. The caller has locked it."""

from datetime import datetime

from prakerja.training.begin_training import require_standing
from prakerja.training.declarations.refusals import PresenceConfirmed, ProvenFinished
from prakerja.training.declarations.rules import Times, corrected_until, times_of
from prakerja.training.declarations.states import DeclarationState
from prakerja.training.declare_completion import DeclaredTooLate, latest_completion
from prakerja.training.hand_in_task import FinishedAlready
from prakerja.training.models import Purchase, TrainingDeclaration
from prakerja.training.require_attending import attended_of
from prakerja.training.states import Method, PurchaseState


def require_unfinished(purchase: Purchase, *, now: datetime) -> None:
    """Raises FinishedAlready, ProvenFinished, DeclaredTooLate and what `require_standing` raises."""
    require_standing(purchase)
    if purchase.state == PurchaseState.FINISHED:
        raise FinishedAlready
    if purchase.declares_itself_at is not None or latest_completion(purchase) is not None:
        raise ProvenFinished
    if now >= purchase.waits_until:
        raise DeclaredTooLate


def require_not_present(purchase: Purchase) -> None:
    """Raises PresenceConfirmed: no institution can say that somebody was not there who was."""
    if attended_of(purchase):
        raise PresenceConfirmed


def times_of_purchase(purchase: Purchase) -> Times:
    schedule = purchase.schedule
    return times_of(Method(schedule.course.method), starts_at=schedule.starts_at, ends_at=schedule.ends_at)


def is_correcting(purchase: Purchase, *, now: datetime) -> bool:
    """Whoever has taken something back says the right thing within the time in which they could take it back."""
    latest = TrainingDeclaration.objects.latest_of(purchase)
    return (
        latest is not None and latest.state == DeclarationState.TAKEN_BACK and now < corrected_until(latest.declared_at)
    )
