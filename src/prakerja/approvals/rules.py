"""Whether a proposal may be confirmed by somebody at a moment: values in, what stands in the way out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

#: Three days, so that one over a weekend can still be confirmed on Monday, and none lies about until it is forgotten.
GOOD_FOR: Final = timedelta(hours=72)


class Obstacle(StrEnum):
    """In the order in which a person is told."""

    CONFIRMED_ALREADY = "confirmed_already"
    #: Withdrawn, or undone.
    GONE = "gone"
    EXPIRED = "expired"
    #: The proposer may not do it any more.
    VOID = "void"
    SAME_PERSON = "same_person"


@dataclass(frozen=True)
class ProposalFacts:
    state: str
    proposed_by: UUID
    proposed_at: datetime
    expires_at: datetime


def expires_at(proposed_at: datetime) -> datetime:
    """The first moment at which nobody can confirm it any more."""
    return proposed_at + GOOD_FOR


def is_over(facts: ProposalFacts, *, now: datetime) -> bool:
    """Whether nobody confirmed it in time."""
    return facts.state == "expired" or (facts.state == "proposed" and now >= facts.expires_at)


def obstacle(facts: ProposalFacts, *, confirmer: UUID, proposer_may: bool, now: datetime) -> Obstacle | None:
    """Why this person cannot confirm it now; None: they can."""
    if facts.state in ("confirmed", "carried_out"):
        return Obstacle.CONFIRMED_ALREADY
    if facts.state in ("withdrawn", "undone"):
        return Obstacle.GONE
    if is_over(facts, now=now):
        return Obstacle.EXPIRED
    if facts.state == "void" or not proposer_may:
        return Obstacle.VOID
    return Obstacle.SAME_PERSON if facts.proposed_by == confirmer else None
