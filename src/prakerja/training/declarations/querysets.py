"""Named filters and moves of declarations."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from prakerja.kit.states import MovingQuerySet
from prakerja.kit.touched import touched
from prakerja.training.declarations.states import DECLARATION_MOVES, DeclarationState

if TYPE_CHECKING:
    from prakerja.training.models import Purchase, TrainingDeclaration

#: `(applicant_id, purchase, number)`.
type DeclarationKey = tuple[UUID, int, int]


class TrainingDeclarationQuerySet(MovingQuerySet[Any, DeclarationState]):
    moves = DECLARATION_MOVES

    def update(self, **values: object) -> int:
        """As Django does; each row says when."""
        return super().update(**touched(values))

    def of_purchase(self, purchase: "Purchase") -> Self:
        """The latest first."""
        return self.filter(applicant_id=purchase.applicant_id, purchase=purchase.number).order_by("-number")

    def latest_of(self, purchase: "Purchase") -> "TrainingDeclaration | None":
        latest: TrainingDeclaration | None = self.of_purchase(purchase).first()
        return latest

    def objected_to(self) -> Self:
        """Two curators decide about them; whoever has waited longest comes first. Money of them is held back."""
        return self.filter(state=DeclarationState.OBJECTED).order_by("objected_at")

    def that_nobody_objected_to(self, *, now: datetime) -> Self:
        return self.filter(state=DeclarationState.OPEN, objected_until__lte=now)
