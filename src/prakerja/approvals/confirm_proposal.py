"""The second of two people: another one confirms what was proposed, and it happens."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.events import ApprovalsEvent
from prakerja.approvals.facts_of_proposal import facts_of_proposal
from prakerja.approvals.impartial import FavoursProposer, OwnCase
from prakerja.approvals.is_as_planned import is_as_planned
from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.register import Act, act_named, binding_of
from prakerja.approvals.rules import Obstacle, obstacle
from prakerja.approvals.states import ProposalState
from prakerja.audit.record import record
from prakerja.authority.require import permissions_of, require_person
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused
from prakerja.kit.shown import require_shown


class NothingProposed(Refused):
    """The proposal does not exist, or was withdrawn in the meantime."""


class SamePerson(Refused):
    """Whoever proposed something cannot confirm it; it takes another person."""


class ProposalExpired(Refused):
    """Nobody confirmed it in time; it may be proposed anew."""


class ProposalVoid(Refused):
    """Whoever proposed it may not do this any more, or what it was about is no longer so."""


class ConfirmedAlready(Refused):
    """Somebody else was first; `by` says who, and `proposal` what became of it."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal, self.by = proposal, proposal.confirmed_by
        super().__init__("another person has confirmed it")


_REFUSED: Final[dict[Obstacle, type[Refused]]] = {
    Obstacle.GONE: NothingProposed,
    Obstacle.EXPIRED: ProposalExpired,
    Obstacle.VOID: ProposalVoid,
    Obstacle.SAME_PERSON: SamePerson,
    Obstacle.OWN_CASE: OwnCase,
    Obstacle.FAVOURS_PROPOSER: FavoursProposer,
}


def confirm_proposal(*, proposal_id: UUID, by: Actor, now: datetime, shown: str | None = None) -> Proposal:
    """The proposal is confirmed, for good, and carried out or on the queue. Confirming twice is confirming once.

    It names the proposal, not the act: one confirms the reason and the plan that one has read. Raises NothingProposed,
    SamePerson, OwnCase, FavoursProposer, ProposalExpired, ProposalVoid, ConfirmedAlready, what the act's own verb
    raises, and ShownOtherwise where it is not the proposal, or not what would come of it, whose version is given.
    """
    # One decision at a time: roles that one of them takes are gone for the next.
    take(Lock.DECIDING)
    proposal = Proposal.objects.lock_by_id(proposal_id)
    if proposal is None:
        raise NothingProposed
    act = act_named(proposal.act)
    confirmer = require_person(act.permission, by=by)
    if proposal.confirmed_by == confirmer and proposal.state in (ProposalState.CONFIRMED, ProposalState.CARRIED_OUT):
        return proposal
    _refuse_unless_open(proposal, act, confirmer, now)
    act.recheck(proposal.subject, proposal.asked, now)
    read = facts_of_proposal(proposal, now=now) if shown is not None else ()
    mine = Proposal.objects.filter(pk=proposal.pk)
    # Of a clock that was set back in between the later of its two times is kept; the audit tells both as they were.
    mine.move(to=ProposalState.CONFIRMED, confirmed_by=confirmer, confirmed_at=max(now, proposal.proposed_at))
    proposal.refresh_from_db()
    record(ApprovalsEvent.CONFIRMED, subject=proposal, by=by, at=now, act=act.name, on=proposal.subject)
    _carry_out(proposal, act, by, now)
    # Asked last: whoever cannot confirm it at all is told of that first.
    require_shown(shown, *read)
    proposal.refresh_from_db()
    return proposal


def _refuse_unless_open(proposal: Proposal, act: Act, confirmer: UUID, now: datetime) -> None:
    proposer_may = act.is_proposed_by(permissions_of(Actor.staff(proposal.proposed_by)))
    concern = act.concerns(proposal.subject, proposal.asked)
    found = obstacle(proposal.facts, confirmer=confirmer, proposer_may=proposer_may, concern=concern, now=now)
    if found is Obstacle.CONFIRMED_ALREADY:
        raise ConfirmedAlready(proposal)
    if found is not None:
        raise _REFUSED[found]
    if not is_as_planned(proposal, act, now=now):
        raise ProposalVoid


def _carry_out(proposal: Proposal, act: Act, by: Actor, now: datetime) -> None:
    binding = binding_of(act)
    binding.function(proposal, by, now)
    if not binding.is_later:
        note_carried_out(act=act, subject=proposal.subject, now=now)
