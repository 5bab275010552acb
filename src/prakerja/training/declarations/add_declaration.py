"""One more declaration of a purchase: what was open before it is settled, and its participant is told at once."""

from datetime import datetime

from prakerja.cards.tell_holders import News, tell_holders
from prakerja.messages.states import Channel
from prakerja.training.declarations.rules import objected_until
from prakerja.training.declarations.states import UNSETTLED, DeclarationKind, DeclarationState, LeaveReason
from prakerja.training.hand_in_task import new_reference
from prakerja.training.models import Purchase, Schedule, TrainingDeclaration


def add_declaration(
    purchase: Purchase,
    kind: DeclarationKind,
    *,
    now: datetime,
    reason: LeaveReason | None = None,
    left: Schedule | None = None,
    by_clock: bool = False,
) -> TrainingDeclaration:
    """It waits for its participant's answer. `left`: the schedule before the one that the purchase is of now.

    The caller has locked the purchase, and says so in the audit.
    """
    earlier = TrainingDeclaration.objects.latest_of(purchase)
    if earlier is not None and earlier.state in UNSETTLED:
        settle(earlier, now=now)
    declared = TrainingDeclaration.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        number=earlier.number + 1 if earlier else 1,
        institution=purchase.schedule.course.institution,
        kind=kind,
        reason=reason.value if reason else "",
        from_schedule_id=left.pk if left else None,
        to_schedule_id=purchase.schedule_id if left else None,
        by_clock=by_clock,
        declared_at=now,
        objected_until=objected_until(now),
        reference=new_reference(),
    )
    _tell(purchase, declared, now)
    return declared


def settle(declaration: TrainingDeclaration, *, now: datetime) -> None:
    """Another one has come: it stood already, or its institution has corrected itself."""
    is_over = declaration.state == DeclarationState.OPEN and now >= declaration.objected_until
    to = DeclarationState.STANDS if is_over else DeclarationState.TAKEN_BACK
    move_declaration(declaration, to=to)


def move_declaration(declaration: TrainingDeclaration, *, to: DeclarationState, **changes: object) -> None:
    """By compare-and-set; the purchase is locked. Raises MoveRefused."""
    origin = DeclarationState(declaration.state)
    TrainingDeclaration.objects.filter(pk=declaration.pk).move(to=to, origin=origin, **changes)
    for column, value in {"state": to, **changes}.items():
        setattr(declaration, column, value)


def _tell(purchase: Purchase, declared: TrainingDeclaration, now: datetime) -> None:
    schedule = purchase.schedule
    news = News(
        f"declared:{purchase.number}:{declared.number}",
        {
            "title": schedule.course.title,
            "institution": schedule.course.institution.name,
            "kind": declared.kind,
            "reason": declared.reason,
            "starts_at": schedule.starts_at if declared.kind == DeclarationKind.DEFERRED else "",
            "until": declared.objected_until,
            "number": purchase.number,
        },
    )
    tell_holders({purchase.applicant_id: news}, text="training_declared", now=now, over=(Channel.EMAIL,))
