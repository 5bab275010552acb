"""Named filters and locks on draws, statements and outcomes."""

from typing import TYPE_CHECKING, Self

from django.db import models

from prakerja.draw.engine.result_file import OutcomeKind

if TYPE_CHECKING:
    from prakerja.draw.models import Draw, Outcome, Statement  # noqa: F401  named as text below


class DrawQuerySet(models.QuerySet["Draw"]):
    def lock_by_id(self, wave_id: int) -> "Draw":
        """The draw with its wave, the draw held against every other change."""
        return self.select_for_update(of=("self",), no_key=True).select_related("wave").get(pk=wave_id)


class StatementQuerySet(models.QuerySet["Statement"]):
    def newest_of(self, wave_id: int) -> "Statement | None":
        """The attempt that counts, with all that came of it but the secrets; None before the candidates are frozen."""
        together = ("draw__wave", "taken_back", "chain_given_up", "cutoff", "seed_round")
        return self.filter(draw_id=wave_id).select_related(*together).order_by("-attempt").first()


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def seated(self) -> Self:
        return self.filter(outcome=OutcomeKind.SEATED)
