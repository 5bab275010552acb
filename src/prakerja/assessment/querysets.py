"""Named filters and locks on sittings."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from prakerja.assessment.rules import swept_until
from prakerja.assessment.states import SittingState
from prakerja.kit.actor import ApplicantId

if TYPE_CHECKING:
    from prakerja.assessment.models import Sitting


class SittingQuerySet(models.QuerySet["Sitting"]):
    def for_applicant(self, applicant_id: ApplicantId) -> "Sitting | None":
        return self.filter(pk=applicant_id).first()

    def running(self) -> Self:
        return self.filter(state=SittingState.RUNNING)

    def lock_for(self, applicant_id: ApplicantId) -> "Sitting | None":
        """The applicant's sitting, locked: answers under way are in before it returns, later ones wait."""
        return self.select_for_update(of=("self",), no_key=True).filter(pk=applicant_id).first()

    def lock_overdue(self, now: datetime, limit: int) -> "list[Sitting]":
        """Up to `limit` sittings whose time is over and that nobody else is ending, the oldest first."""
        overdue = self.running().filter(ends_at__lt=swept_until(now)).order_by("ends_at", "pk")
        return list(overdue.select_for_update(of=("self",), no_key=True, skip_locked=True)[:limit])


class ExtraTimeQuerySet(models.QuerySet[Any]):
    def minutes_for(self, applicant_id: ApplicantId) -> int:
        """The minutes granted to the applicant; 0 without a grant."""
        granted: int | None = self.filter(pk=applicant_id).values_list("minutes", flat=True).first()
        return granted or 0
