"""What two people decided about an objection to a verdict, when the second of them acts."""

from uuid import UUID

from prakerja.appeals.screening.acts import subject_of_verdict
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.kit.actor import Actor


def decision_on(act: Act, applicant_id: UUID, wave_id: int, *, by: Actor) -> Proposal | None:
    """None: it is carried out already. Raises NotConfirmed."""
    decided = require_confirmed(act, subject=subject_of_verdict((applicant_id, wave_id)), by=by)
    return None if decided.carried_out_at is not None else decided
