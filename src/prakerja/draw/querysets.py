"""Named filters and locks on draws, custodians and outcomes."""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

from prakerja.draw.engine.result_file import OutcomeKind

if TYPE_CHECKING:
    from prakerja.draw.models import Custodian, Draw, Outcome  # noqa: F401  named as text below


class DrawQuerySet(models.QuerySet["Draw"]):
    def lock_by_id(self, wave_id: int) -> "Draw":
        """The draw with its wave, the draw held against every other change."""
        return self.select_for_update(of=("self",), no_key=True).select_related("wave").get(pk=wave_id)


class CustodianQuerySet(models.QuerySet["Custodian"]):
    def lock_all_of(self, wave_id: int) -> "list[Custodian]":
        """Everybody of the draw in order, held, so that the last secret is revealed either before or after."""
        return list(self.filter(draw_id=wave_id).order_by("position").select_for_update())

    def for_account(self, wave_id: int, account_id: UUID | None) -> Self:
        return self.filter(draw_id=wave_id, account_id=account_id)

    def yet_to_commit(self) -> Self:
        return self.filter(commitment="")

    def yet_to_reveal(self) -> Self:
        return self.filter(revealed_at=None)


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def seated(self) -> Self:
        return self.filter(outcome=OutcomeKind.SEATED)
