"""Named filters on lists and verdicts."""

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

from prakerja.kit.digests import every_form
from prakerja.screening.reasons import Occasion
from prakerja.waves.models import Wave

if TYPE_CHECKING:
    from prakerja.screening.models import ExclusionList, Verdict  # noqa: F401  named as text below


class ExclusionListQuerySet(models.QuerySet["ExclusionList"]):
    def newest(self) -> Self:
        """Those that came last first."""
        return self.order_by("-imported_at", "-pk")

    def in_force_on(self, day: date) -> Self:
        """Those that two people put in force and nobody has withdrawn, on a day of theirs."""
        decided = self.filter(force__isnull=False)
        return decided.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)

    def naming(self, nik_digest: UUID) -> Self:
        return self.filter(listed__digest__in=every_form(nik_digest))


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def of_draw(self, wave_id: int) -> Self:
        """Those by which the candidates of the wave were told from the rest."""
        return self.about_draw(wave_id).filter(occasion=Occasion.DRAW)

    def about_draw(self, wave_id: int) -> Self:
        """These, and those by which somebody was taken out again: of one person one of them fails at most."""
        return self.of_wave(wave_id).exclude(occasion=Occasion.AWARD)

    def of_wave(self, wave_id: int) -> Self:
        """All of them, on whichever occasion: still, of one person one of them fails at most."""
        number = Wave.objects.filter(pk=wave_id).values("number")[:1]
        return self.filter(number=models.Subquery(number))

    def refused_awards(self, wave_id: int) -> Self:
        """By these somebody who won a seat gets no card."""
        return self.of_wave(wave_id).filter(occasion=Occasion.AWARD)

    def failed(self) -> Self:
        return self.exclude(reasons=[])
