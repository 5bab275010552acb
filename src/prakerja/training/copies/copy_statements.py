"""What a partner is owed, as it copies it: its statements, the lines of one, and what it says is wrong with them.

Also while the office has stopped it: what it is owed it may read.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Final
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.partners.require_own_account import require_own_account
from prakerja.training.copies.rounds import Piece, Position, Round, piece_of
from prakerja.training.models import Statement, StatementDispute
from prakerja.training.statements.own_statements import ready_statement
from prakerja.training.statements.states import StatementState

#: Before whatever was ever written.
_BEGINNING: Final = datetime(2000, 1, 1, tzinfo=UTC)
_FIRST: Final = UUID(int=0)


@dataclass(frozen=True)
class CopiedLines:
    """`said`: a JSON object for each line, with commas between them; `next`: as in a Piece."""

    said: str
    next: Position | None


def copy_statements(*, asked: Round, by: Actor) -> Piece[Statement]:
    """Those that are being made are not there yet. Raises NotAPartner."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    own = Statement.objects.filter(partner_id=partner.pk).exclude(state=StatementState.MAKING)
    return piece_of(own, asked, at="updated_at", key="month")


def copy_disputes(*, asked: Round, by: Actor) -> Piece[StatementDispute]:
    """With their answers. Raises NotAPartner."""
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    return piece_of(StatementDispute.objects.filter(partner_id=partner.pk), asked, at="updated_at", key="id")


def copy_lines(*, month: date, asked: Round, by: Actor) -> CopiedLines:
    """The database writes them as they are told: a million lines are more than we would put together one by one.

    Raises NotAPartner, NoStatement.
    """
    partner = require_own_account(Permission.DISPUTE_STATEMENTS, by=by)
    after = asked.after
    values: dict[str, Value] = {
        "partner": ready_statement(partner.pk, month).partner_id,
        "month": month,
        "until": asked.until,
        "after_at": after.at if after else asked.since or _BEGINNING,
        "after_key": UUID(after.key) if after else _FIRST,
        "limit": asked.limit,
    }
    said, at, key, is_more = run_with_arrays(_lines(), values).fetchall()[0]
    return CopiedLines(said or "", Position(at, str(key)) if is_more else None)


@cache
def _lines() -> str:
    return sql_file(__file__, "copied_lines")
