"""Named filters and locks on waves and joiners; the two statements by which one joins and leaves."""

from datetime import datetime
from typing import Any, Self

from django.db import models

from prakerja.kit.actor import ApplicantId
from prakerja.kit.sql import sql_file
from prakerja.regions.areas import areas_of
from prakerja.waves.states import WaveState


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

    def with_seats_at(self, regency: str) -> Self:
        """Those that offer at least one seat to people who live there."""
        return self.filter(seat_rows__area__in=areas_of(regency), seat_rows__seats__gt=0).distinct()

    def with_total_seats(self) -> Self:
        return self.annotate(total_seats=models.Sum("seat_rows__seats", default=0))

    def lock_by_id(self, wave_id: int) -> Any:  # noqa: ANN401  the model imports this module
        """The wave, held against every other change, also against those who are joining at this very moment."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=wave_id)


class JoinerQuerySet(models.QuerySet[Any]):
    def for_applicant(self, applicant_id: ApplicantId) -> Self:
        return self.filter(applicant_id=applicant_id)

    def insert_once(self, **values: object) -> Any:  # noqa: ANN401  the model imports this module
        """The new joiner, or None: there is one already, or the wave is not open."""
        return next(iter(self.raw(sql_file(__file__, "insert_joiner"), values)), None)

    def delete_once(self, **values: object) -> Any:  # noqa: ANN401  the model imports this module
        """The joiner that is no more, or None: there was none, or the wave is not open."""
        return next(iter(self.raw(sql_file(__file__, "delete_joiner"), values)), None)
