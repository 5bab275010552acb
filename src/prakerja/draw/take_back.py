"""Takes an attempt back while no secret is bound for good: later it would be choosing among results."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.draw.acts import STATE_AGAIN, TAKE_BACK_ATTEMPT, TooLateToTakeBack
from prakerja.draw.attempts import attempt_now
from prakerja.draw.events import DrawEvent
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.log_entries import TAKEN_BACK
from prakerja.draw.models import Draw, TakenBack
from prakerja.kit.actor import Actor


def take_back(*, wave_id: int, by: Actor, now: datetime) -> None:
    """The attempt is over, in the open and with its reason; all that was published of it stays, and so does the list
    of candidates. Taking back twice is taking back once. Raises NotConfirmed, TooLateToTakeBack.
    """
    decided = require_confirmed(TAKE_BACK_ATTEMPT, subject=str(wave_id), by=by)
    Draw.objects.lock_by_id(wave_id)
    attempt = attempt_now(wave_id)
    if attempt is None or attempt.taken_back:
        return
    if now >= attempt.row.commit_by:
        raise TooLateToTakeBack
    row = TakenBack.objects.create(statement=attempt.row, reason=decided.reason, taken_back_at=now)
    # What was decided of an earlier attempt says nothing of the next one.
    undo_acts(acts=[STATE_AGAIN], subject=str(wave_id), by=by, now=now)
    hand_to_log(TAKEN_BACK, attempt.row, facts={}, at=now)
    record(DrawEvent.TAKEN_BACK, subject=row, by=by, at=now, reason=row.reason, attempt=attempt.row.attempt)
