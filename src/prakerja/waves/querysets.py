"""Named filters and locks on waves and joiners."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from prakerja.kit.actor import ApplicantId
from prakerja.kit.states import MovingQuerySet
from prakerja.waves.states import MOVES, WaveState


class WaveQuerySet(MovingQuerySet[Any, WaveState]):
    moves = MOVES

    def announced(self) -> Self:
        """What two people have approved, and so everybody may see."""
        return self.exclude(state=WaveState.PLANNED).exclude(state=WaveState.CANCELLED, scheme_version="")

    def joinable(self, now: datetime) -> Self:
        return self.filter(state=WaveState.OPEN, opens_at__lte=now, closes_at__gt=now)

    def yet_to_open(self, now: datetime) -> Self:
        return self.filter(state=WaveState.OPEN, opens_at__gt=now)

    def past_closing_time(self, now: datetime) -> Self:
        return self.filter(state=WaveState.OPEN, closes_at__lte=now)

    def with_total_seats(self) -> Self:
        return self.annotate(total_seats=models.Sum("seat_rows__seats", default=0))

    def lock_by_id(self, wave_id: int) -> Any:  # noqa: ANN401  the model imports this module
        """The wave, held against every other change of its row."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=wave_id)


class JoinerQuerySet(models.QuerySet[Any]):
    def for_applicant(self, applicant_id: ApplicantId) -> Self:
        return self.filter(applicant_id=applicant_id)
