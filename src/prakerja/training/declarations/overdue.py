"""What institutions have not said in time: what became of a participant, and what they think of a task."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from prakerja.training.declarations.rules import DECLARED_WITHIN
from prakerja.training.give_feedback import WORKING_DAYS
from prakerja.training.models import Completion, Feedback, HandIn, Purchase
from prakerja.training.states import Method, PurchaseState
from prakerja.training.working_days import working_days_before

#: A code is redeemed for so long after the start of what begins at a moment (`attendance_rules.beginning`).
_BEGUN_WITHIN: Final = timedelta(hours=1, seconds=1)


def overdue_declarations(*, now: datetime, institution_id: UUID | None = None) -> "QuerySet[Purchase]":
    """Nobody began, or who has begun has not proven to have finished, and nothing is declared of it; nor can it be any
    more. What is proven declares itself, and is in no list.
    """
    before = working_days_before(now, DECLARED_WITHIN)
    own_pace = Q(schedule__course__method=Method.SELF_PACED)
    missed = Q(own_pace, schedule__ends_at__lt=before) | Q(~own_pace, schedule__starts_at__lt=before - _BEGUN_WITHIN)
    declared = Completion.objects.filter(applicant_id=OuterRef("applicant_id"), purchase=OuterRef("number"))
    found = Purchase.objects.filter(
        Q(missed, state=PurchaseState.BOUGHT)
        | Q(state=PurchaseState.REDEEMED, declares_itself_at=None, schedule__ends_at__lt=before),
        ~Exists(declared),
        schedule__cancelled_at=None,
        waits_until__gt=now,
    )
    if institution_id is not None:
        found = found.filter(schedule__course__institution_id=institution_id)
    return found


def unanswered_hand_ins(*, now: datetime, institution_id: UUID | None = None) -> "QuerySet[HandIn]":
    """The latest of each task, three working days old, without feedback. Nobody is kept from finishing by it."""
    of_task = {name: OuterRef(name) for name in ("applicant_id", "purchase", "scope", "sequence")}
    later = HandIn.objects.filter(**of_task, attempt__gt=OuterRef("attempt"))
    answered = Feedback.objects.filter(**of_task, attempt=OuterRef("attempt"))
    under_way = Purchase.objects.filter(
        applicant_id=OuterRef("applicant_id"), number=OuterRef("purchase"), state=PurchaseState.REDEEMED
    )
    if institution_id is not None:
        under_way = under_way.filter(schedule__course__institution_id=institution_id)
    old = HandIn.objects.filter(at__lt=working_days_before(now, WORKING_DAYS))
    return old.filter(Exists(under_way), ~Exists(later), ~Exists(answered))
