"""Named filters and moves of purchases."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db import models

from prakerja.kit.refused import Refused
from prakerja.kit.states import MovingQuerySet
from prakerja.kit.touched import touched
from prakerja.training.states import PURCHASE_MOVES, UNFINISHED, PurchaseState

if TYPE_CHECKING:
    from prakerja.training.models import Purchase

#: `(applicant_id, number)`.
type PurchaseKey = tuple[UUID, int]


class NoPurchase(Refused):
    """There is no such purchase."""


class PurchaseQuerySet(MovingQuerySet[Any, PurchaseState]):
    moves = PURCHASE_MOVES

    def update(self, **values: object) -> int:
        """As Django does; each row says when."""
        return super().update(**touched(values))

    def of_applicant(self, applicant_id: UUID) -> Self:
        return self.filter(applicant_id=applicant_id)

    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)

    def that_declare_themselves(self, *, now: datetime) -> Self:
        """Proven finished, and nobody has declared it in time."""
        return self.filter(declares_itself_at__lte=now)

    def lock_by_key(self, key: PurchaseKey) -> "Purchase":
        """The purchase with its course, held until the end of the unit of work: who needs it too waits.

        Raises NoPurchase.
        """
        locked = self.select_for_update(no_key=True, of=("self",))
        purchase: Purchase | None = locked.select_related("schedule__course__institution").filter(pk=key).first()
        if purchase is None:
            raise NoPurchase
        return purchase


class CertificateQuerySet(models.QuerySet[Any]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)

    def withdrawn(self) -> Self:
        """What was paid for these was paid for nothing."""
        return self.filter(withdrawn_at__isnull=False)
