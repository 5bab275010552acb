"""The answer of two people to an objection to a verdict: whoever said it is told."""

from datetime import datetime

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.screening.tell import tell
from prakerja.approvals.models import Proposal
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.messages.words import Word


def answer(objection: VerdictObjection, decided: Proposal, *, is_upheld: bool, by: Actor, now: datetime) -> None:
    """Whoever said it is told, with the reason of the two. Part of the verbs that decide."""
    rows = VerdictObjection.objects.filter(pk=objection.pk)
    rows.update(decided_at=now, is_upheld=is_upheld, answer=decided.reason)
    words: dict[str, Word] = {"is_upheld": is_upheld, "answer": decided.reason}
    tell(objection, objection.wave, "verdict_objection_decided", words, now=now)
    event = AppealsEvent.VERDICT_UPHELD if is_upheld else AppealsEvent.VERDICT_CONFIRMED
    record(event, subject=objection, by=by, at=now, applicant_id=objection.applicant_id, reason=decided.reason)
