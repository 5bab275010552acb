"""Two people have decided that somebody was left out of a draw wrongly: the log hears of it, then they do."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.screening.acts import UPHOLD_VERDICT, waiting_verdict_objection
from prakerja.appeals.screening.answer import answer
from prakerja.appeals.screening.decision import decision_on
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.draw.appeals.tell_log_of_appeal import tell_log_of_appeal
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor


def uphold_verdict_objection(*, applicant_id: UUID, wave_id: int, by: Actor, now: datetime) -> None:
    """The log has the decision; once witnesses have seen that, their key is computed, and says whether it gives a seat.

    One decision is carried out once. Raises NotConfirmed, NoVerdictObjection, NoAppellant, NotFixed.
    """
    decided = decision_on(UPHOLD_VERDICT, applicant_id, wave_id, by=by)
    if decided is None:
        return
    draw = Draw.objects.lock_by_id(wave_id)
    objection = waiting_verdict_objection((applicant_id, wave_id))
    tell_log_of_appeal(draw, applicant_id, is_won=True, at=now)
    answer(objection, decided, is_upheld=True, by=by, now=now)
    note_carried_out(act=UPHOLD_VERDICT, subject=decided.subject, now=now)
