"""The first of two proposes what becomes of an objection; nobody of those who demanded."""

from datetime import datetime

from prakerja.appeals.repayment.acts import demand_in
from prakerja.appeals.repayment.decision import require_others
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.kit.actor import Actor


def propose_decision(*, act: Act, subject: str, reason: str, by: Actor, now: datetime) -> Proposal:
    """It waits for another who did not demand it either. Raises DemandedByThem, and what proposing raises."""
    person = require_person(Permission.DECIDE_REPAYMENTS, by=by)
    require_others(demand_in(subject), person)
    return propose_act(act=act, subject=subject, reason=reason, by=by, now=now)
