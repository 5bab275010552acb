"""Named ways to find accounts."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from prakerja.kit.states import MovingQuerySet
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.accounts.states import MOVES, UNDER_WAY, AccountState

if TYPE_CHECKING:
    from prakerja.payouts.models import LinkedAccount  # noqa: F401  named as text below


class LinkedAccountQuerySet(MovingQuerySet["LinkedAccount", AccountState]):
    moves = MOVES

    def of(self, applicant_id: UUID) -> "LinkedAccountQuerySet":
        return self.filter(applicant_id=applicant_id)

    def one(self, applicant_id: UUID, number: int) -> "LinkedAccountQuerySet":
        return self.filter(applicant_id=applicant_id, number=number)

    def linked(self) -> "LinkedAccountQuerySet":
        return self.filter(state=AccountState.LINKED)

    def under_way(self) -> "LinkedAccountQuerySet":
        return self.filter(state__in=UNDER_WAY)

    def asked(self, applicant_id: UUID, number: int) -> "LinkedAccountQuerySet":
        """This one, if its bank or wallet has yet to answer."""
        return self.one(applicant_id, number).filter(state=AccountState.ASKED)

    def payable(self, now: datetime) -> "LinkedAccountQuerySet":
        """Those that may be paid now: linked, and not within the days after a change."""
        return self.linked().filter(usable_from__lte=now)

    def in_doubt(self) -> "LinkedAccountQuerySet":
        """What waits for a person, the longest first."""
        return self.filter(state=AccountState.IN_DOUBT).order_by("answered_at", "applicant_id")

    def doubted(self) -> "LinkedAccountQuerySet":
        """What waits for a person, or did."""
        return self.filter(name_match=NameMatch.DOUBT)

    def lock_in_order(self) -> "LinkedAccountQuerySet":
        return self.select_for_update(of=("self",), no_key=True).order_by("applicant_id", "number")
