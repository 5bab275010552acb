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
    #: It is about whoever would confirm it.
    OWN_CASE = "own_case"
    #: It would give the proposer what they do not have.
    FAVOURS_PROPOSER = "favours_proposer"


@dataclass(frozen=True)
class Concern:
    """The person whom an act is about, and whether they gain by it."""

    person: UUID
    gains: bool

    def favours(self, proposer: UUID) -> bool:
        """Whether the proposer would be better off: two people decide, and one of these two is not impartial."""
        return self.gains and self.person == proposer


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


def obstacle(
    facts: ProposalFacts, *, confirmer: UUID, proposer_may: bool, concern: Concern | None = None, now: datetime
) -> Obstacle | None:
    """Why this person cannot confirm it now; None: they can."""
    if facts.state in ("confirmed", "carried_out"):
        return Obstacle.CONFIRMED_ALREADY
    if facts.state in ("withdrawn", "undone"):
        return Obstacle.GONE
    if is_over(facts, now=now):
        return Obstacle.EXPIRED
    if facts.state == "void" or not proposer_may:
        return Obstacle.VOID
    if facts.proposed_by == confirmer:
        return Obstacle.SAME_PERSON
    return None if concern is None else _interest(concern, facts.proposed_by, confirmer)


def _interest(concern: Concern, proposer: UUID, confirmer: UUID) -> Obstacle | None:
    if concern.favours(proposer):
        return Obstacle.FAVOURS_PROPOSER
    return Obstacle.OWN_CASE if concern.person == confirmer else None


def may_withdraw(*, person: UUID, proposer: UUID, about: UUID | None) -> bool:
    """Whether they may take it back: their own proposal, or one that is about somebody else."""
    return person == proposer or person != about
