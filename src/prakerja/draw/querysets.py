"""Named filters on custodians and outcomes."""

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models

from prakerja.draw.engine.result_file import Outcome as Decided

if TYPE_CHECKING:
    from prakerja.draw.models import Custodian, Outcome  # noqa: F401  named as text below


class CustodianQuerySet(models.QuerySet["Custodian"]):
    def for_account(self, wave_id: int, account_id: UUID | None) -> Self:
        return self.filter(draw_id=wave_id, account_id=account_id)

    def yet_to_commit(self) -> Self:
        return self.filter(commitment="")

    def yet_to_reveal(self) -> Self:
        return self.filter(revealed_at=None)


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def seated(self) -> Self:
        return self.filter(outcome=Decided.SEATED)
