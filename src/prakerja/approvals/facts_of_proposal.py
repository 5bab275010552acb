"""What the second of two people reads of a proposal, and confirms."""

from datetime import datetime
from typing import Final

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, Plan, act_named
from prakerja.approvals.states import ProposalState
from prakerja.kit.refused import Refused

#: What grows by itself while somebody reads it: nobody would ever confirm a figure that moves each second.
_MOVING: Final = frozenset({"joiners"})


def facts_of_proposal(proposal: Proposal, *, now: datetime) -> tuple[object, ...]:
    """What was proposed, and what would come of it now."""
    return str(proposal.pk), settled(proposal.plan), settled(foreseen_now(proposal, now=now) or {})


def foreseen_now(proposal: Proposal, *, now: datetime) -> Plan | None:
    """None where nobody can confirm it, or where counting takes too long for a page that is only read."""
    act = act_named(proposal.act)
    if proposal.state != ProposalState.PROPOSED or act.recheck is not act.foresee:
        return None
    try:
        return act.foresee(proposal.subject, proposal.asked, now)
    except Refused:
        return None


def facts_of_plan(act: Act, subject: str, asked: Plan, *, now: datetime) -> tuple[object, ...]:
    """What whoever would propose it is shown; of counts that move by themselves nothing."""
    if act.recheck is not act.foresee:
        return act.name, subject
    try:
        return act.name, subject, settled(act.foresee(subject, asked, now))
    except Refused as refused:
        return act.name, subject, type(refused).__name__


def settled(plan: Plan) -> Plan:
    return {name: value for name, value in plan.items() if name not in _MOVING}
