"""What a partner is owed each month: its statements, and their lines by page or as a file."""

from collections.abc import Mapping
from typing import Final

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router

from prakerja.kit.refused import Refused
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.caller import PartnerRequest, partner
from prakerja.partner_api.v2.listing import AskedLines, AskedList, Keys, Listed, ListOf, begun_round, next_cursor
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.statement_answers import (
    LineItem,
    Month,
    OneStatement,
    StatementItem,
    beside,
    paid,
    told,
    told_as_written,
)
from prakerja.partner_api.v2.working import working
from prakerja.payouts.partners.own_partner_payments import own_partner_payments
from prakerja.training.copies.copy_statements import copy_lines, copy_statements
from prakerja.training.models import Statement
from prakerja.training.statements.months import month_named
from prakerja.training.statements.own_statements import own_lines_file, own_statement
from prakerja.training.statements.querysets import NoStatement

router: Final = Router(auth=partner, tags=["statements"])
_NOT_THERE: Final[Mapping[type[Refused], Problem]] = {NoStatement: Problem.STATEMENT_UNKNOWN}


@router.get("statements", response={200: Listed[StatementItem], **PROBLEMS})
@refusing({})
def statements(request: PartnerRequest, asked: Query[AskedList]) -> Listed[StatementItem]:
    """One's own; those that are being made are not there yet."""
    with working(request) as work:
        of = ListOf("statements", lambda one: copy_statements(asked=one, by=work.actor), _item, keys=Keys.DAYS)
        return of.told(asked)


@router.get("statement", response={200: OneStatement, **PROBLEMS})
@refusing(_NOT_THERE)
def statement(request: PartnerRequest, month: Month) -> OneStatement:
    """The sums of a month, what it has beside its lines (claims carried on, decisions), and where its money is."""
    with working(request) as work:
        first_day = month_named(month)
        found, some = own_statement(month=first_day, by=work.actor)
        payments = own_partner_payments(month=first_day, now=work.now, by=work.actor)
        return OneStatement(**told(found), adjustments=beside(some), payment=paid(payments))


@router.get("statement/lines", response={200: Listed[LineItem], **PROBLEMS})
@refusing(_NOT_THERE)
def lines(request: PartnerRequest, month: Month, asked: Query[AskedLines]) -> HttpResponse:
    """Those of one statement, each with what proves it. A cursor is good for the month that it was given for."""
    name = f"statement/lines {month}"
    with working(request) as work:
        begun, next_since = begun_round(asked, of=name, keys=Keys.IDS)
        copied = copy_lines(month=month_named(month), asked=begun, by=work.actor)
    return told_as_written(copied.said, next_cursor(begun, next_since, copied.next, of=name), next_since)


@router.get("statement/file", response={200: None, **PROBLEMS})
@refusing(_NOT_THERE)
def file(request: PartnerRequest, month: Month) -> HttpResponseBase:
    """All of them and the adjustments as CSV: a million lines in one answer. The amounts add up to `due`."""
    with working(request) as work:
        written = own_lines_file(month=month_named(month), by=work.actor)
    return FileResponse(
        written, as_attachment=True, filename=f"statement-{month}.csv", content_type="text/csv; charset=utf-8"
    )


def _item(one: Statement) -> StatementItem:
    return StatementItem(**told(one))
