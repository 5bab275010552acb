"""Named filters and moves of lines, statements and disputes."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from prakerja.kit.refused import Refused
from prakerja.kit.states import MovingQuerySet
from prakerja.kit.touched import TouchedQuerySet, touched
from prakerja.training.statements.states import DISPUTE_MOVES, STATEMENT_MOVES, DisputeState, StatementState

if TYPE_CHECKING:
    from prakerja.training.models import Statement, StatementDispute

#: `(partner_id, first day of the month)`.
type StatementKey = tuple[UUID, date]
#: `(applicant_id, purchase, number)`.
type LineKey = tuple[UUID, int, int]


class NoStatement(Refused):
    """There is no such statement, or it is being made."""


class NoDispute(Refused):
    """There is no such dispute."""


class LineQuerySet(TouchedQuerySet[Any]):
    def of_purchase(self, key: tuple[UUID, int]) -> Self:
        return self.filter(applicant_id=key[0], purchase=key[1])

    def of_statement(self, key: StatementKey) -> Self:
        """In the order in which they are read."""
        return self.filter(partner_id=key[0], month=key[1]).order_by("posting_id")


class StatementQuerySet(MovingQuerySet[Any, StatementState]):
    moves = STATEMENT_MOVES

    def update(self, **values: object) -> int:
        """As Django does; each row says when."""
        return super().update(**touched(values))

    def lock_by_key(self, key: StatementKey) -> "Statement":
        """Held until the end of the unit of work. Raises NoStatement."""
        found: Statement | None = self.select_for_update(no_key=True, of=("self",)).filter(pk=key).first()
        if found is None:
            raise NoStatement
        return found


class DisputeQuerySet(MovingQuerySet[Any, DisputeState]):
    moves = DISPUTE_MOVES

    def update(self, **values: object) -> int:
        """As Django does; each row says when."""
        return super().update(**touched(values))

    def lock_by_id(self, dispute_id: UUID) -> "StatementDispute":
        """Held until the end of the unit of work. Raises NoDispute."""
        found: StatementDispute | None = self.select_for_update(no_key=True).filter(pk=dispute_id).first()
        if found is None:
            raise NoDispute
        return found
