"""States the next attempt at a draw whose last one has ended or was taken back."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.draw.acts import STATE_AGAIN, TAKE_BACK_ATTEMPT, AttemptUnderWay
from prakerja.draw.attempt_rules import OVER
from prakerja.draw.attempts import attempt_now
from prakerja.draw.events import DrawEvent
from prakerja.draw.following import following
from prakerja.draw.make_statement import put_statement
from prakerja.draw.models import Draw, NamedCustodian
from prakerja.kit.actor import Actor


def state_again(*, wave_id: int, by: Actor, now: datetime) -> None:
    """The same list, seats and rules with other times and another round; who did not reveal is replaced by the next
    reserve. Stating twice is stating once. Raises NotConfirmed, AttemptUnderWay.
    """
    decided = require_confirmed(STATE_AGAIN, subject=str(wave_id), by=by)
    draw = Draw.objects.lock_by_id(wave_id)
    attempt = attempt_now(wave_id)
    if attempt is None or decided.confirmed_at is None or attempt.row.stated_at >= decided.confirmed_at:
        return
    if attempt.stage(now=now) not in OVER:
        raise AttemptUnderWay
    named = NamedCustodian.objects.filter(statement=attempt.row)
    accounts = dict(named.values_list("public_key", "account_id"))
    row = put_statement(draw, following(attempt, now=now), accounts=accounts, now=now)
    # One attempt was taken back, not this one.
    undo_acts(acts=[TAKE_BACK_ATTEMPT], subject=str(wave_id), by=by, now=now)
    record(DrawEvent.STATED, subject=row, by=by, at=now, attempt=row.attempt, statement_sha256=row.sha256)
