"""What two people decided has happened. Part of whatever carries an act out."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.states import ProposalState


def note_carried_out(*, act: Act, subject: str, now: datetime) -> None:
    """The confirmed proposal is carried out; where none waits for it, nothing changes."""
    confirmed = Proposal.objects.of(act.name, subject).filter(state=ProposalState.CONFIRMED)
    confirmed.update(state=ProposalState.CARRIED_OUT, carried_out_at=now)
