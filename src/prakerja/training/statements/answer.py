"""What rejecting and accepting a dispute have in common: its answer stands, and what was held for it is free."""

from datetime import datetime

from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen
from prakerja.training.models import StatementDispute
from prakerja.training.statements.dispute_statement import LONGEST_TEXT
from prakerja.training.statements.reasons import HoldCause
from prakerja.training.statements.standing_holds import Hold, let_on_statements
from prakerja.training.statements.states import DisputeState


class AnswerMissing(Refused):
    """A dispute is answered in words, for the partner to read."""


def words_of_answer(text: str) -> str:
    """As they are kept. Raises AnswerMissing."""
    said = seen(text).strip()
    if not 0 < len(said) <= LONGEST_TEXT:
        raise AnswerMissing
    return said


def answer(dispute: StatementDispute, *, state: DisputeState, said: str, now: datetime) -> None:
    """It is locked. Raises MoveRefused: it was answered already."""
    StatementDispute.objects.filter(pk=dispute.pk).move(to=state, answer=said, answered_at=now)
    if dispute.applicant_id is not None and dispute.purchase is not None and dispute.line is not None:
        hold = Hold(HoldCause.DISPUTE, str(dispute.pk), line=dispute.line)
        let_on_statements([(dispute.applicant_id, dispute.purchase)], hold, now=now)
