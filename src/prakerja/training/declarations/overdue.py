"""What institutions have not said in time: what became of a participant, and what they think of a task."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from prakerja.training.declarations.rules import DECLARED_WITHIN
from prakerja.training.give_feedback import WORKING_DAYS
from prakerja.training.models import Completion, Feedback, HandIn, Purchase
from prakerja.training.photos.counting import counted
from prakerja.training.states import Method, PurchaseState
from prakerja.training.working_days import working_days_before

#: A code is redeemed for so long after the start of what begins at a moment (`attendance_rules.beginning`).
_BEGUN_WITHIN: Final = timedelta(hours=1, seconds=1)


def overdue_declarations(*, now: datetime, institution_id: UUID | None) -> "QuerySet[Purchase]":
    """Of whoever has brought their code: nobody was present three working days after the start, or nothing is proven
    three after the end, and nothing is declared. What is proven declares itself, and is in no list; a code that nobody
    has brought is one that its institution knows nothing of.
    """
    before = working_days_before(now, DECLARED_WITHIN)
    begins_at_a_moment = ~Q(schedule__course__method=Method.SELF_PACED)
    of_it = {"applicant_id": OuterRef("applicant_id"), "purchase": OuterRef("number")}
    missed = begins_at_a_moment & Q(schedule__starts_at__lt=before - _BEGUN_WITHIN)
    found = Purchase.objects.filter(
        (missed & ~Exists(counted().filter(**of_it))) | Q(schedule__ends_at__lt=before),
        ~Exists(Completion.objects.filter(**of_it)),
        state=PurchaseState.REDEEMED,
        declares_itself_at=None,
        schedule__cancelled_at=None,
        waits_until__gt=now,
    )
    if institution_id is not None:
        found = found.filter(schedule__course__institution_id=institution_id)
    return found


def unanswered_hand_ins(*, now: datetime, institution_id: UUID | None) -> "QuerySet[HandIn]":
    """The latest of each task, three working days old, without feedback. Nobody is kept from finishing by it."""
    waiting = hand_ins_that_wait(institution_id=institution_id)
    return waiting.filter(at__lt=working_days_before(now, WORKING_DAYS))


def hand_ins_that_wait(*, institution_id: UUID | None) -> "QuerySet[HandIn]":
    """The latest of each task of whoever is under way, without feedback; late or not."""
    of_task = {name: OuterRef(name) for name in ("applicant_id", "purchase", "scope", "sequence")}
    later = HandIn.objects.filter(**of_task, attempt__gt=OuterRef("attempt"))
    answered = Feedback.objects.filter(**of_task, attempt=OuterRef("attempt"))
    under_way = Purchase.objects.filter(
        applicant_id=OuterRef("applicant_id"), number=OuterRef("purchase"), state=PurchaseState.REDEEMED
    )
    if institution_id is not None:
        under_way = under_way.filter(schedule__course__institution_id=institution_id)
    return HandIn.objects.filter(Exists(under_way), ~Exists(later), ~Exists(answered))
