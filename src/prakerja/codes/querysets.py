"""Named questions to the codes."""

from typing import Any, Self
from uuid import UUID

from django.db.models import QuerySet

from prakerja.codes.purpose import CodePurpose


class CodeQuerySet(QuerySet[Any]):
    def of(self, purpose: CodePurpose, owner_id: UUID) -> Self:
        """Newest first."""
        return self.filter(owner_id=owner_id, purpose=purpose.name).order_by("-sent_at", "-id")

    def lock(self) -> Self:
        """Held until the end of the unit of work, always in the same order."""
        return self.select_for_update()
