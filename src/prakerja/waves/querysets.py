"""Named filters on waves, joiners and approvals."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from prakerja.kit.actor import ApplicantId
from prakerja.waves.states import WaveState, WaveStep


class WaveQuerySet(models.QuerySet[Any]):
    def announced(self) -> Self:
        """What two people have approved, and so everybody may see."""
        return self.exclude(state=WaveState.PLANNED)

    def joinable(self, now: datetime) -> Self:
        return self.filter(state=WaveState.OPEN, opens_at__lte=now, closes_at__gt=now)

    def yet_to_open(self, now: datetime) -> Self:
        return self.filter(state=WaveState.OPEN, opens_at__gt=now)

    def past_closing_time(self, now: datetime) -> Self:
        return self.filter(state=WaveState.OPEN, closes_at__lte=now)


class JoinerQuerySet(models.QuerySet[Any]):
    def for_applicant(self, applicant_id: ApplicantId) -> Self:
        return self.filter(applicant_id=applicant_id)


class StepApprovalQuerySet(models.QuerySet[Any]):
    def live(self) -> Self:
        return self.filter(withdrawn_at=None)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def for_step(self, wave_id: int, step: WaveStep) -> Self:
        return self.filter(wave_id=wave_id, step=step)
