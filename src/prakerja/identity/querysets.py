"""Named ways to find identities, photos and reviews."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from django.db.models import Count, Max, Min, Q

from prakerja.identity.states import HOLDING, MOVES, IdentityState, ReviewDecision
from prakerja.kit.actor import ApplicantId
from prakerja.kit.clock import CLOCKS_AGREE_WITHIN
from prakerja.kit.states import MovingQuerySet

if TYPE_CHECKING:
    from prakerja.identity.models import Identity, Photo, Review  # noqa: F401  named as text below

#: A reviewer who went home must not keep a case for ever.
TAKEN_FOR: timedelta = timedelta(minutes=30)


class IdentityQuerySet(MovingQuerySet["Identity", IdentityState]):
    moves = MOVES

    def for_applicant(self, applicant_id: ApplicantId | UUID) -> "IdentityQuerySet":
        return self.filter(pk=applicant_id)

    def asking(self, applicant_id: ApplicantId, *, question_number: int) -> "IdentityQuerySet":
        """The applicant's, if the registry has yet to answer this question."""
        return self.filter(pk=applicant_id, question_number=question_number, state=IdentityState.ASKING)

    def holding(self) -> "IdentityQuerySet":
        """Those whose NIK belongs to their account."""
        return self.filter(state__in=HOLDING)

    def lock_in_order(self) -> "IdentityQuerySet":
        return self.select_for_update(of=("self",), no_key=True).order_by("pk")


class PhotoQuerySet(models.QuerySet["Photo"]):
    def current(self, identity: "Identity") -> "PhotoQuerySet":
        """Those that count now: a new set begins when the registry has answered or new photos are asked for."""
        return self.filter(applicant_id=identity.pk, photo_set=identity.photo_set).order_by("try_number")


class ReviewQuerySet(models.QuerySet["Review"]):
    def waiting(self) -> "ReviewQuerySet":
        """The queue, oldest first."""
        return self.filter(decided_at__isnull=True).order_by("opened_at", "pk")

    def decided(self) -> "ReviewQuerySet":
        """The last one first."""
        return self.filter(decided_at__isnull=False).order_by("-decided_at", "pk")

    def figures(self, reviewer_id: UUID, now: datetime) -> dict[str, Any]:
        """Of those that wait: `count`, `free` for this reviewer, since when the oldest of each waits."""
        found: dict[str, Any] = self.filter(decided_at__isnull=True).aggregate(
            count=Count("*"), oldest=Min("opened_at"), free=Count("applicant_id", filter=_free_for(reviewer_id, now))
        )
        return found

    def next_number(self, applicant_id: UUID) -> int:
        """Of the applicant's next case. Their identity is locked by whoever opens one."""
        newest = self.filter(applicant_id=applicant_id).aggregate(newest=Max("number"))["newest"]
        return int(newest or 0) + 1

    def refused(self, applicant_id: UUID) -> "ReviewQuerySet":
        """In which a person refused this applicant."""
        return self.filter(applicant_id=applicant_id, decision=ReviewDecision.REFUSED)

    def in_the_hands_of(self, reviewer_id: UUID | None, now: datetime) -> "ReviewQuerySet":
        """Taken by them within the last half hour, and still to be decided."""
        lately = (now - TAKEN_FOR, now + CLOCKS_AGREE_WITHIN)
        return self.filter(reviewer_id=reviewer_id, taken_at__range=lately, decided_at__isnull=True)

    def free_for(self, reviewer_id: UUID, now: datetime) -> "ReviewQuerySet":
        """Still to be decided, and with nobody else."""
        return self.filter(_free_for(reviewer_id, now), decided_at__isnull=True)


def _free_for(reviewer_id: UUID, now: datetime) -> Q:
    theirs = Q(reviewer_id__isnull=True) | Q(reviewer_id=reviewer_id)
    nobodys = Q(taken_at__lt=now - TAKEN_FOR) | Q(taken_at__gt=now + CLOCKS_AGREE_WITHIN)
    return theirs | nobodys
