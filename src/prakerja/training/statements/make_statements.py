"""`make_statements()`: what was settled in a month becomes a statement for each partner, stretch by stretch."""

from datetime import date, datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.partners.webhooks.tell_partners import tell_partners
from prakerja.training import jobs
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PayableLine, Statement
from prakerja.training.statements.months import cut_off_of, month_named, name_of_month
from prakerja.training.statements.states import LineState, StatementState
from prakerja.training.statements.tell_of_statement import tell_of_statement
from prakerja.training.working_days import working_days_after
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 20_000
#: Ours: the partner has so many working days to dispute it.
DISPUTED_WITHIN: Final = 5
_OPENED: Final = "opened"


class MonthNotOver(Refused):
    """In Jakarta the month goes on."""


def make_statements(*, month: str, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next lines are on the statement of their partner, which is ready when it has all; returns whether anything
    may be left. A statement that is ready gets no more lines: what comes free later is on the next one.

    Killed anywhere it goes on where it stood: lines and sums move together. Raises NoMonth, MonthNotOver.
    """
    require(Permission.MAKE_STATEMENTS, by=by)
    first = month_named(month)
    if now < cut_off_of(first):
        raise MonthNotOver
    reached = held_progress(jobs.make_statements, month=month)
    if reached.cursor != _OPENED:
        _open(first, now)
    making = Statement.objects.filter(month=first, state=StatementState.MAKING).order_by("partner_id").first()
    if making is None:
        return False
    lines = _gather(making, now, at_once)
    note_progress(jobs.make_statements, Progress(_OPENED, done=reached.done + lines), month=month)
    if lines == 0 and not _left(making):
        _end(making, by, now)
    return True


def _open(month: date, now: datetime) -> None:
    values: dict[str, Value] = {"month": month, "cut_off": cut_off_of(month), "now": now}
    run_with_arrays(sql_file(__file__, "open_statements"), values)


def _gather(making: Statement, now: datetime, at_once: int) -> int:
    done = run_with_arrays(sql_file(__file__, "gather_lines"), {**_values(making), "limit": at_once, "now": now})
    rows = done.fetchall()
    return int(rows[0][0]) if rows else 0


def _left(making: Statement) -> bool:
    """Whether anything of it was passed over, because somebody worked on it."""
    lines = PayableLine.objects.filter(partner_id=making.partner_id, state=LineState.OPEN)
    return lines.filter(settles_at__lt=making.cut_off).exists()


def _end(making: Statement, by: Actor, now: datetime) -> None:
    run_with_arrays(sql_file(__file__, "gather_adjustments"), _values(making))
    Statement.objects.filter(pk=making.pk).move(
        to=StatementState.READY,
        ready_at=now,
        disputed_until=working_days_after(now, DISPUTED_WITHIN),
    )
    tell_of_statement(EventKind.STATEMENT_READY, making, now=now)
    month = name_of_month(making.month)
    tell_partners(EventKind.STATEMENT_READY, {making.partner_id: {"month": month}}, subject=month, now=now)
    record(TrainingEvent.STATEMENT_READY, subject=making, by=by, at=now, month=making.month.isoformat())


def _values(making: Statement) -> dict[str, Value]:
    return {"partner": making.partner_id, "month": making.month, "cut_off": making.cut_off}
