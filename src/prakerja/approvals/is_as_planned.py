"""Whether a proposal still says what would happen."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.kit.refused import Refused


def is_as_planned(proposal: Proposal, act: Act, *, now: datetime) -> bool:
    """Asked of acts alone that keep to their plan; the counts of the others may move."""
    if not act.keeps_plan:
        return True
    try:
        return bool(act.foresee(proposal.subject, proposal.asked, now) == proposal.plan)
    except Refused:
        return False
