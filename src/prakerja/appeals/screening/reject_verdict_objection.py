"""Two people have decided that somebody was left out of a draw rightly: the log hears of it, then they do."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from prakerja.appeals.screening.acts import REJECT_VERDICT, waiting_verdict_objection
from prakerja.appeals.screening.answer import answer
from prakerja.appeals.screening.decision import decision_on
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.draw.appeals.appellant import NotFixed
from prakerja.draw.appeals.tell_log_of_appeal import tell_log_of_appeal
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor


def reject_verdict_objection(*, applicant_id: UUID, wave_id: int, by: Actor, now: datetime) -> None:
    """Everything stays as it is; the log has that decision as well, so that anybody can see whose keys were not heard.

    Of somebody whose numbers are others now than those that were fixed, the log can have none. One decision is carried
    out once. Raises NotConfirmed, NoVerdictObjection, NoAppellant.
    """
    decided = decision_on(REJECT_VERDICT, applicant_id, wave_id, by=by)
    if decided is None:
        return
    draw = Draw.objects.lock_by_id(wave_id)
    objection = waiting_verdict_objection((applicant_id, wave_id))
    with suppress(NotFixed):
        tell_log_of_appeal(draw, applicant_id, is_won=False, at=now)
    answer(objection, decided, is_upheld=False, by=by, now=now)
    note_carried_out(act=REJECT_VERDICT, subject=decided.subject, now=now)
