"""What two people decided about an objection to a verdict, when the second of them acts; and the answer to it."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.screening.acts import subject_of_verdict
from prakerja.appeals.screening.tell import tell
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.messages.words import Word


def decision_on(act: Act, applicant_id: UUID, wave_id: int, *, by: Actor) -> Proposal | None:
    """None: it is carried out already. Raises NotConfirmed."""
    decided = require_confirmed(act, subject=subject_of_verdict((applicant_id, wave_id)), by=by)
    return None if decided.carried_out_at is not None else decided


def answer(objection: VerdictObjection, decided: Proposal, *, is_upheld: bool, by: Actor, now: datetime) -> None:
    """Whoever said it is told, with the reason of the two. Part of the verbs that decide."""
    rows = VerdictObjection.objects.filter(pk=objection.pk)
    rows.update(decided_at=now, is_upheld=is_upheld, answer=decided.reason)
    words: dict[str, Word] = {"is_upheld": is_upheld, "answer": decided.reason}
    tell(objection, objection.wave, "verdict_objection_decided", words, now=now)
    event = AppealsEvent.VERDICT_UPHELD if is_upheld else AppealsEvent.VERDICT_CONFIRMED
    record(event, subject=objection, by=by, at=now, applicant_id=objection.applicant_id, reason=decided.reason)
