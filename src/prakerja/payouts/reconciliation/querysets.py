"""Named ways to find cases."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from prakerja.kit.refused import Refused

if TYPE_CHECKING:
    from prakerja.payouts.models import ReconciliationCase


class NoCase(Refused):
    """There is no such case."""


class CaseQuerySet(QuerySet["ReconciliationCase"]):
    def waiting(self) -> "CaseQuerySet":
        """Those that nothing has explained, the oldest first."""
        return self.filter(closed_at__isnull=True).order_by("found_at", "id")

    def lock_by_id(self, case_id: UUID) -> "ReconciliationCase":
        """Raises NoCase."""
        case = self.select_for_update(no_key=True).filter(pk=case_id).first()
        if case is None:
            raise NoCase
        return case
