"""A partner says that its statement, or a line of it, is wrong, and why; from then on a clock runs."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.kit.unseen import seen
from prakerja.partners.require_own_account import require_own_account
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PayableLine, Statement, StatementDispute
from prakerja.training.statements.querysets import LineKey, NoStatement
from prakerja.training.statements.reasons import DisputeReason, HoldCause
from prakerja.training.statements.standing_holds import Hold, keep_off_statements
from prakerja.training.statements.states import DisputeState, StatementState
from prakerja.training.working_days import working_days_after

#: Ours: somebody of the office has so many working days to answer.
ANSWERED_WITHIN: Final = 10
LONGEST_TEXT: Final = 2_000


class NoLine(Refused):
    """The statement has no such line."""


class DisputeWithoutText(Refused):
    """Whoever disputes says what is wrong, in so many signs at most."""


class DisputedTooLate(Refused):
    """It could be disputed for five working days."""


class DisputedAlready(Refused):
    """The same is being looked into already."""


def dispute_statement(
    *, month: date, line: LineKey | None, reason: DisputeReason, text: str, by: Actor, now: datetime
) -> StatementDispute:
    """It is to be answered in ten working days. A line that is disputed comes off the statement and waits for that
    answer; all others go on. The same said twice is one dispute.

    Raises NotAPartner, NoStatement, NoLine, DisputeWithoutText, DisputedTooLate, DisputedAlready.
    """
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    said = seen(text).strip()
    if not 0 < len(said) <= LONGEST_TEXT:
        raise DisputeWithoutText
    statement: Statement | None = Statement.objects.filter(pk=(partner.pk, month)).first()
    if statement is None or statement.state == StatementState.MAKING or statement.disputed_until is None:
        raise NoStatement
    earlier = _standing(partner.pk, month, line)
    if earlier is not None:
        if (earlier.reason, earlier.text) != (reason.value, said):
            raise DisputedAlready
        return earlier
    if now >= statement.disputed_until:
        raise DisputedTooLate
    _require_line(statement, line)
    dispute = _add(statement, line, reason, said, now)
    if line is not None:
        hold = Hold(HoldCause.DISPUTE, str(dispute.pk), line=line[2])
        keep_off_statements([line[:2]], hold, now=now)
    # After the lines, as everybody locks them; whoever approves it at this moment is waited for, or waits.
    if Statement.objects.lock_by_key((partner.pk, month)).state == StatementState.APPROVED:
        raise DisputedTooLate
    record(TrainingEvent.DISPUTE_RAISED, subject=dispute, by=by, at=now, because=reason.value)
    return dispute


def _standing(partner_id: UUID, month: date, line: LineKey | None) -> StatementDispute | None:
    applicant_id, purchase, number = line or (None, None, None)
    rows = StatementDispute.objects.filter(partner_id=partner_id, month=month, state=DisputeState.RAISED)
    found: StatementDispute | None = rows.filter(applicant_id=applicant_id, purchase=purchase, line=number).first()
    return found


def _require_line(statement: Statement, line: LineKey | None) -> None:
    """Raises NoLine: it is not on it, or not of this partner."""
    key = statement.partner_id, statement.month
    if line is not None and not PayableLine.objects.of_statement(key).filter(pk=line).exists():
        raise NoLine


def _add(
    statement: Statement, line: LineKey | None, reason: DisputeReason, said: str, now: datetime
) -> StatementDispute:
    """Raises DisputedAlready: two at once say two things."""
    applicant_id, purchase, number = line or (None, None, None)
    try:
        with savepoint():
            return StatementDispute.objects.create(
                partner_id=statement.partner_id,
                month=statement.month,
                applicant_id=applicant_id,
                purchase=purchase,
                line=number,
                reason=reason.value,
                text=said,
                raised_at=now,
                answer_by=working_days_after(now, ANSWERED_WITHIN),
            )
    except IntegrityError as error:
        if violates(error, "one_dispute_of_a_line_at_a_time"):
            raise DisputedAlready from None
        raise
