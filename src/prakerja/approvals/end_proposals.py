"""Proposals that can no longer be confirmed come to their end: overdue, or void."""

from datetime import datetime
from typing import Final

from prakerja.approvals.events import ApprovalsEvent
from prakerja.approvals.models import Proposal
from prakerja.approvals.querysets import ProposalQuerySet
from prakerja.approvals.state_now import states_now
from prakerja.approvals.states import ProposalState
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor

#: Nobody ends them: time does, a role that was taken, or what they were about is no longer so.
_BY_ITSELF: Final = Actor.system("approvals.end_proposals")


def end_proposals(*, by: Actor, now: datetime) -> None:
    """No overdue or void proposal is left waiting. Whoever would confirm one is refused before that, too."""
    require(Permission.END_PROPOSALS, by=by)
    end_overdue(Proposal.objects.all(), now=now)
    end_void(Proposal.objects.all(), now=now)


def end_overdue(rows: ProposalQuerySet, *, now: datetime) -> None:
    """Part of the verbs that look at these rows next."""
    for one in rows.overdue(now).lock():
        _end(one, ProposalState.EXPIRED, ApprovalsEvent.EXPIRED, now)


def end_void(rows: ProposalQuerySet, *, now: datetime) -> None:
    """Part of the verbs that look at these rows next, and of those that take somebody's role."""
    waiting = list(rows.waiting(now).lock())
    states = states_now(waiting, now=now)
    for one in waiting:
        if states[one.pk] is ProposalState.VOID:
            end_as_void(one, now)


def end_as_void(one: Proposal, now: datetime) -> None:
    """Part of the verbs by which it is void. The caller holds the proposal."""
    _end(one, ProposalState.VOID, ApprovalsEvent.VOIDED, now)


def _end(one: Proposal, to: ProposalState, event: ApprovalsEvent, now: datetime) -> None:
    Proposal.objects.filter(pk=one.pk).move(to=to, ended_at=now)
    record(event, subject=one, by=_BY_ITSELF, at=now, act=one.act, on=one.subject)
