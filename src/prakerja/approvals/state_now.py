"""How proposals stand at this moment: what every page says of them, and what ends them within a minute."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from prakerja.approvals.is_as_planned import is_as_planned
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import act_named
from prakerja.approvals.rules import is_over
from prakerja.approvals.states import ProposalState
from prakerja.authority.permissions import Permission
from prakerja.authority.require import permissions_of_members

type _Permissions = Mapping[UUID, frozenset[Permission]]


def states_now(proposals: Iterable[Proposal], *, now: datetime) -> dict[UUID, ProposalState]:
    """By id. EXPIRED or VOID as soon as it is so, whatever the row says until the clock comes round.

    One statement for all of them, and what the acts that keep to their plan foresee.
    """
    rows = list(proposals)
    may = permissions_of_members({one.proposed_by for one in rows if one.state == ProposalState.PROPOSED})
    return {one.pk: _state(one, may, now) for one in rows}


def still_open(proposals: Iterable[Proposal], *, now: datetime) -> list[Proposal]:
    """Those that a second person can confirm now."""
    rows = list(proposals)
    states = states_now(rows, now=now)
    return [one for one in rows if states[one.pk] is ProposalState.PROPOSED]


def _state(one: Proposal, may: _Permissions, now: datetime) -> ProposalState:
    kept = ProposalState(one.state)
    if kept is not ProposalState.PROPOSED:
        return kept
    if is_over(one.facts, now=now):
        return ProposalState.EXPIRED
    return kept if _stands(one, may, now) else ProposalState.VOID


def _stands(one: Proposal, may: _Permissions, now: datetime) -> bool:
    """Whoever proposed it still may, and what it was about is still so."""
    act = act_named(one.act)
    return act.is_proposed_by(may[one.proposed_by]) and is_as_planned(one, act, now=now)
