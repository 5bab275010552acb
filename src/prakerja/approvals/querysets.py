"""Named filters and the lock on proposals."""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db.models import F

from prakerja.approvals.states import DECIDED, LIVE, MOVES, ProposalState
from prakerja.kit.states import MovingQuerySet

if TYPE_CHECKING:
    from prakerja.approvals.models import Proposal


class ProposalQuerySet(MovingQuerySet["Proposal", ProposalState]):
    moves = MOVES

    def of(self, act: str, subject: str) -> Self:
        return self.filter(act=act, subject=subject)

    def live(self) -> Self:
        return self.filter(state__in=LIVE)

    def waiting(self, now: datetime) -> Self:
        """Those that a second person can still confirm."""
        return self.filter(state=ProposalState.PROPOSED, expires_at__gt=now)

    def overdue(self, now: datetime) -> Self:
        return self.filter(state=ProposalState.PROPOSED, expires_at__lte=now)

    def decided(self) -> Self:
        """What two people decided and nobody has undone."""
        return self.filter(state__in=DECIDED)

    def newest(self) -> Self:
        return self.order_by("-proposed_at", "-pk")

    def decision(self) -> "Proposal | None":
        """What is still to be carried out, else what was last; of one act on one subject there is one of the former.

        Not by its time: a clock that was set back made an earlier decision the newest, and this one was never done.
        """
        return self.decided().order_by(F("carried_out_at").desc(nulls_first=True), "-proposed_at", "-pk").first()

    def lock(self) -> Self:
        """Held until the end of the unit of work: of two who end or confirm one, the second sees the first."""
        return self.select_for_update()

    def lock_by_id(self, proposal_id: UUID) -> "Proposal | None":
        return self.lock().filter(pk=proposal_id).first()
