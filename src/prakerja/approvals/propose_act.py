"""The first of two people: somebody proposes a decisive act and says why."""

from datetime import datetime

from prakerja.approvals.end_proposals import end_overdue, end_void
from prakerja.approvals.events import ApprovalsEvent
from prakerja.approvals.impartial import FavoursProposer
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, Plan
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import LIVE
from prakerja.audit.record import record
from prakerja.authority.require import permissions_of, require_person
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class ReasonMissing(Refused):
    """A proposal says why, and so does whoever withdraws it."""


class AlreadyProposed(Refused):
    """Another proposal of this act waits: it is to be confirmed or withdrawn, not proposed again."""


def propose_act(
    *, act: Act, subject: str, asked: Plan | None = None, reason: str, by: Actor, now: datetime
) -> Proposal:
    """The act waits for another person, with what will happen written beside it. Proposing twice is proposing once.

    Raises ReasonMissing, AlreadyProposed, FavoursProposer, and whatever says that it could not be done now: nobody
    should be asked to confirm what would then fail.
    """
    proposer = require_person(act.proposed_with(permissions_of(by)), by=by)
    if not reason.strip():
        raise ReasonMissing
    plan = act.foresee(subject, asked or {}, now)
    concern = act.concerns(subject, asked or {})
    if concern is not None and concern.favours(proposer):
        raise FavoursProposer
    earlier = Proposal.objects.of(act.name, subject)
    end_overdue(earlier, now=now)
    end_void(earlier, now=now)
    proposal, is_new = Proposal.objects.get_or_create(
        act=act.name,
        subject=subject,
        state__in=LIVE,
        defaults={
            "asked": asked or {},
            "plan": plan,
            "reason": reason.strip(),
            "about": concern.person if concern else None,
            "proposed_by": proposer,
            "proposed_at": now,
            "expires_at": expires_at(now),
        },
    )
    if is_new:
        record(
            ApprovalsEvent.PROPOSED, subject=proposal, by=by, at=now, reason=proposal.reason, act=act.name, on=subject
        )
    elif proposal.proposed_by != proposer or proposal.asked != (asked or {}) or proposal.confirmed_at is not None:
        raise AlreadyProposed
    return proposal
