"""What two people had decided no longer holds, because two people decided otherwise. Part of the verbs that undo."""

from collections.abc import Iterable
from datetime import datetime

from prakerja.approvals.events import ApprovalsEvent
from prakerja.approvals.models import Proposal
from prakerja.approvals.querysets import ProposalQuerySet
from prakerja.approvals.register import Act
from prakerja.approvals.states import ProposalState
from prakerja.audit.record import record
from prakerja.kit.actor import Actor


def undo_acts(*, acts: Iterable[Act], subject: str, by: Actor, now: datetime) -> None:
    """What was decided is undone, and what was only proposed is void. Undoing twice is undoing once."""
    rows = Proposal.objects.filter(act__in=[act.name for act in acts], subject=subject)
    # What waits comes first: if it is being confirmed at this moment, the next line finds it decided.
    _end(rows.filter(state=ProposalState.PROPOSED), ProposalState.VOID, ApprovalsEvent.VOIDED, by, now)
    _end(rows.decided(), ProposalState.UNDONE, ApprovalsEvent.UNDONE, by, now)


def _end(rows: ProposalQuerySet, to: ProposalState, event: ApprovalsEvent, by: Actor, now: datetime) -> None:
    for one in rows.lock():
        Proposal.objects.filter(pk=one.pk).move(to=to, ended_at=now, ended_by=by.account_id)
        record(event, subject=one, by=by, at=now, act=one.act, on=one.subject)
