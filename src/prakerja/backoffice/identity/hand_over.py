"""What a reviewer sees of handing a NIK over: what it would do, and what a colleague has proposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import still_open
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.journey.acts import HAND_OVER_NIK, NothingToHandOver, review_id_in, subject_of_claim
from prakerja.kit.actor import StaffId
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.plans import plan_words
from prakerja.words.words import Words


@dataclass(frozen=True)
class HandOver:
    """What would happen, line by line; and the proposal that waits, if there is one."""

    consequence: Words
    plan: list[tuple[Words, str]]
    proposal: Proposal | None = None
    proposed_by: str = ""
    #: The reader proposed it, and so confirms nothing.
    is_own: bool = False


def hand_over_of(review: Review, *, reader: StaffId, now: datetime) -> HandOver | None:
    """None where one reviewer decides alone: nobody holds the NIK, or nothing is to be decided any more."""
    if not review.is_claim or review.decided_at is not None:
        return None
    waiting = _proposal_on(review, now)
    if waiting is not None:
        name = Account.objects.values_list("full_name", flat=True).get(pk=waiting.proposed_by)
        is_own = waiting.proposed_by == reader
        return HandOver(CONSEQUENCES[waiting.act], plan_words(waiting.plan), waiting, name, is_own)
    try:
        plan = HAND_OVER_NIK.foresee(subject_of_claim(review.pk), {}, now)
    except NothingToHandOver:
        return None
    return HandOver(CONSEQUENCES[HAND_OVER_NIK.name], plan_words(plan))


def proposers_on(reviews: Iterable[Review], *, now: datetime) -> dict[ReviewId, UUID]:
    """Who waits for a second reviewer on which of these cases."""
    subjects = [subject_of_claim(review.pk) for review in reviews if review.is_claim]
    waiting = Proposal.objects.waiting(now).filter(act=HAND_OVER_NIK.name, subject__in=subjects)
    return {review_id_in(one.subject): one.proposed_by for one in still_open(waiting, now=now)}


def _proposal_on(review: Review, now: datetime) -> Proposal | None:
    """The one that a colleague can still confirm."""
    waiting = Proposal.objects.of(HAND_OVER_NIK.name, subject_of_claim(review.pk)).waiting(now)
    return next(iter(still_open(waiting, now=now)), None)
