"""A proposal that nobody has confirmed is taken back, by its author or by whoever should have confirmed it."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.confirm_proposal import ConfirmedAlready, NothingProposed
from prakerja.approvals.events import ApprovalsEvent
from prakerja.approvals.impartial import OwnCase
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import ReasonMissing
from prakerja.approvals.register import act_named
from prakerja.approvals.rules import may_withdraw
from prakerja.approvals.states import DECIDED, ProposalState
from prakerja.audit.record import record
from prakerja.authority.require import require_person
from prakerja.kit.actor import Actor


def withdraw_proposal(*, proposal_id: UUID, reason: str, by: Actor, now: datetime) -> Proposal:
    """The act may be proposed anew. Withdrawing twice, or what came to nothing, changes nothing.

    Raises NothingProposed, OwnCase (whomever it is about does not stop it), ReasonMissing, and ConfirmedAlready: what
    two people decided cannot be withdrawn by one.
    """
    proposal = Proposal.objects.lock_by_id(proposal_id)
    if proposal is None:
        raise NothingProposed
    person = require_person(act_named(proposal.act).permission, by=by)
    if proposal.state in DECIDED:
        raise ConfirmedAlready(proposal)
    if proposal.state == ProposalState.PROPOSED:
        if not may_withdraw(person=person, proposer=proposal.proposed_by, about=proposal.about):
            raise OwnCase
        why = reason.strip()
        if not why:
            raise ReasonMissing
        mine = Proposal.objects.filter(pk=proposal.pk)
        mine.move(to=ProposalState.WITHDRAWN, ended_by=person, ended_at=now, end_reason=why)
        record(
            ApprovalsEvent.WITHDRAWN,
            subject=proposal,
            by=by,
            at=now,
            reason=why,
            act=proposal.act,
            on=proposal.subject,
        )
        proposal.refresh_from_db()
    return proposal
