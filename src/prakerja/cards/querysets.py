"""Named filters and moves of cards."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from prakerja.cards.states import LIVE, MOVES, CardState
from prakerja.kit.prepared import Value
from prakerja.kit.prepared_rows import lock_rows
from prakerja.kit.refused import Refused
from prakerja.kit.states import MovingQuerySet

if TYPE_CHECKING:
    from prakerja.cards.models import Card


class NoCard(Refused):
    """There is no such card, or not yet."""


class CardQuerySet(MovingQuerySet[Any, CardState]):
    moves = MOVES

    def of_applicant(self, applicant_id: UUID) -> Self:
        return self.filter(applicant_id=applicant_id)

    def lock_by_key(self, key: tuple[UUID, int]) -> "Card":
        """The card, held until the end of the unit of work: who needs it too waits. Raises NoCard."""
        applicant_id, award = key
        where: dict[str, Value] = {"applicant_id": applicant_id, "award": award}
        found: list[Card] = lock_rows(self.model, where, keeps_key=True)
        if not found:
            raise NoCard
        return found[0]

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def overdue(self, now: datetime) -> Self:
        """Nothing was bought in time, and no clock stands still."""
        return self.filter(state=CardState.AWARDED, held_since=None, buys_until__lte=now)
