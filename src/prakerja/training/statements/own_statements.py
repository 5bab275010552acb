"""What a partner reads of its own statements and disputes. Those that are being made are not there yet."""

from collections.abc import Sequence
from datetime import date
from typing import IO, Final
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_own_account import require_own_account
from prakerja.training.models import PayableLine, Statement, StatementAdjustment, StatementDispute
from prakerja.training.statements.querysets import LineKey, NoStatement
from prakerja.training.statements.stated_lines import FIRST, StatedLine, lines_file, lines_page
from prakerja.training.statements.states import StatementState

MOST: Final = 1_000


def own_statements(*, by: Actor) -> list[Statement]:
    """The latest month first. Raises NotAPartner."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    rows = Statement.objects.filter(partner_id=partner.pk).exclude(state=StatementState.MAKING)
    return list(rows.order_by("-month")[:MOST])


def own_statement(*, month: date, by: Actor) -> tuple[Statement, Sequence[StatementAdjustment]]:
    """With what it has beside its lines. Raises NotAPartner, NoStatement."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    statement = ready_statement(partner.pk, month)
    beside = StatementAdjustment.objects.filter(partner_id=partner.pk, month=month).order_by("at", "id")
    return statement, list(beside)


def own_lines(*, month: date, after: UUID = FIRST, limit: int = MOST, by: Actor) -> list[StatedLine]:
    """Raises NotAPartner, NoStatement."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    return lines_page(ready_statement(partner.pk, month).pk, after=after, limit=min(limit, MOST))


def own_lines_file(*, month: date, by: Actor) -> IO[bytes]:
    """All of them as CSV (`lines_file`). Raises NotAPartner, NoStatement."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    return lines_file(ready_statement(partner.pk, month).pk)


def own_line(*, month: date, posting_id: UUID, by: Actor) -> LineKey | None:
    """Which line it is that the partner names; None: none of this statement's. Raises NotAPartner."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    lines = PayableLine.objects.of_statement((partner.pk, month)).filter(posting_id=posting_id)
    return lines.values_list("applicant_id", "purchase", "number").first()


def own_disputes(*, month: date, by: Actor) -> list[StatementDispute]:
    """Of a month, the earliest first. Raises NotAPartner."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    rows = StatementDispute.objects.filter(partner_id=partner.pk, month=month)
    return list(rows.order_by("raised_at", "id")[:MOST])


def ready_statement(partner_id: UUID, month: date) -> Statement:
    """Raises NoStatement."""
    rows = Statement.objects.filter(pk=(partner_id, month)).exclude(state=StatementState.MAKING)
    found: Statement | None = rows.select_related("partner").first()
    if found is None:
        raise NoStatement
    return found
