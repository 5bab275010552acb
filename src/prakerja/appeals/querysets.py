"""Named filters, moves and the lock of demands."""

from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from prakerja.appeals.states import DEMAND_MOVES, LIVE, DemandState
from prakerja.cards.models import Doubt
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import DoubtState
from prakerja.kit.refused import Refused
from prakerja.kit.states import MovingQuerySet

if TYPE_CHECKING:
    from prakerja.appeals.models import Demand

#: `(applicant_id, number)`.
type DemandKey = tuple[UUID, int]


class NoDemand(Refused):
    """There is no such demand."""


class DemandQuerySet(MovingQuerySet[Any, DemandState]):
    moves = DEMAND_MOVES

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def of_applicant(self, applicant_id: UUID) -> Self:
        return self.filter(applicant_id=applicant_id)

    def lock_by_key(self, key: DemandKey) -> "Demand":
        """Held until the end of the unit of work: of two payments, or a payment and a decision, one comes second.
        Raises NoDemand."""
        found: Demand | None = (
            self.select_for_update(no_key=True, of=("self",)).select_related("wave").filter(pk=key).first()
        )
        if found is None:
            raise NoDemand
        return found


class ReportedDeathQuerySet(QuerySet[Any]):
    def that_count(self) -> Self:
        """Nobody has found them to be wrong."""
        return self.filter(~Exists(_dismissed()), wrong_at=None)

    def disproven(self) -> Self:
        """Two people have decided since that its holder has the card still."""
        return self.filter(Exists(_dismissed()), wrong_at=None)


def _dismissed() -> QuerySet[Doubt]:
    return Doubt.objects.filter(
        applicant_id=OuterRef("applicant_id"),
        reason=HoldReason.DEATH,
        state=DoubtState.DISMISSED,
        settled_at__gte=OuterRef("noted_at"),
    )
