"""Named questions to the codes."""

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db.models import QuerySet

from prakerja.codes.purpose import CodePurpose

if TYPE_CHECKING:
    from prakerja.codes.models import Code


class CodeQuerySet(QuerySet[Any]):
    def of(self, purpose: CodePurpose, owner_id: UUID) -> Self:
        """Newest first."""
        return self.filter(owner_id=owner_id, purpose=purpose.name).order_by("-sent_at", "-id")

    def lock(self) -> Self:
        """Held until the end of the unit of work, always in the same order."""
        return self.select_for_update()

    def family_of(self, code: "Code") -> Self:
        """Everything sent for the same thing to the same address."""
        return self.filter(
            owner_id=code.owner_id, purpose=code.purpose, address_digest=code.address_digest, bound_mark=code.bound_mark
        )
