"""What was shown is no longer what would happen: the proposal that waits is void, and may be made anew."""

from datetime import datetime

from prakerja.approvals.end_proposals import end_as_void
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act


def void_proposals(act: Act, *, subject: str, now: datetime) -> None:
    """Part of the verbs that change what an act on this subject would do. The caller holds `Lock.DECIDING`."""
    for one in Proposal.objects.of(act.name, subject).waiting(now).lock():
        end_as_void(one, now)
