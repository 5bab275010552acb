"""What a partner is owed each month: its statements, and their lines by page or as a file."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.http import FileResponse
from django.http.response import HttpResponseBase
from ninja import Router

from prakerja.kit.refused import Refused
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Moment
from prakerja.partner_api.v2.caller import PartnerRequest, partner
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.statement_answers import (
    Limit,
    Lines,
    Month,
    OneStatement,
    StatementRow,
    Statements,
    beside,
    line_told,
    told,
)
from prakerja.partner_api.v2.working import working
from prakerja.training.statements.months import month_named
from prakerja.training.statements.own_statements import (
    MOST,
    own_lines,
    own_lines_file,
    own_statement,
    own_statements,
)
from prakerja.training.statements.querysets import NoStatement
from prakerja.training.statements.stated_lines import FIRST

router: Final = Router(auth=partner, tags=["statements"])
_NOT_THERE: Final[Mapping[type[Refused], Problem]] = {NoStatement: Problem.STATEMENT_UNKNOWN}


@router.get("statements", response={200: Statements, **PROBLEMS})
@refusing({})
def statements(request: PartnerRequest, updated_since: Moment | None = None, limit: Limit = MOST) -> Statements:
    """One's own, the earliest change first; those that are being made are not there yet."""
    with working(request) as work:
        found = own_statements(updated_since=updated_since, limit=limit, by=work.actor)
        return Statements(statements=[StatementRow(**told(one)) for one in found])


@router.get("statement", response={200: OneStatement, **PROBLEMS})
@refusing(_NOT_THERE)
def statement(request: PartnerRequest, month: Month) -> OneStatement:
    """The sums of a month, and what it has beside its lines: claims carried on, and what was decided after disputes."""
    with working(request) as work:
        found, some = own_statement(month=month_named(month), by=work.actor)
        return OneStatement(**told(found), adjustments=beside(some))


@router.get("statement/lines", response={200: Lines, **PROBLEMS})
@refusing(_NOT_THERE)
def lines(request: PartnerRequest, month: Month, after: UUID = FIRST, limit: Limit = MOST) -> Lines:
    """A page of them, each with what proves it."""
    with working(request) as work:
        found = own_lines(month=month_named(month), after=after, limit=limit, by=work.actor)
    return Lines(lines=[line_told(one) for one in found], next=found[-1].posting_id if len(found) == limit else None)


@router.get("statement/file", response={200: None, **PROBLEMS})
@refusing(_NOT_THERE)
def file(request: PartnerRequest, month: Month) -> HttpResponseBase:
    """All of them and the adjustments as CSV: a million lines in one answer. The amounts add up to `due`."""
    with working(request) as work:
        written = own_lines_file(month=month_named(month), by=work.actor)
    return FileResponse(
        written, as_attachment=True, filename=f"statement-{month}.csv", content_type="text/csv; charset=utf-8"
    )
