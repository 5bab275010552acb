"""What a partner says is wrong with its statement, and what it was answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

from ninja import Query, Router
from pydantic import BaseModel, StringConstraints

from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Asked
from prakerja.partner_api.v2.caller import PartnerRequest, partner
from prakerja.partner_api.v2.listing import AskedList, Keys, Listed, ListOf
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.statement_answers import Month
from prakerja.partner_api.v2.working import done_once, working
from prakerja.training.copies.copy_statements import copy_disputes
from prakerja.training.models import StatementDispute
from prakerja.training.statements import dispute_statement as disputing
from prakerja.training.statements.months import month_named, name_of_month
from prakerja.training.statements.own_statements import own_line
from prakerja.training.statements.querysets import NoStatement
from prakerja.training.statements.reasons import DisputeReason

router: Final = Router(auth=partner, tags=["statements"])
_NOT_THERE: Final[Mapping[type[Refused], Problem]] = {NoStatement: Problem.STATEMENT_UNKNOWN}


class AskedDispute(Asked):
    """Without `line` it is about the statement as a whole."""

    month: Month
    line: UUID | None = None
    reason: DisputeReason
    text: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=disputing.LONGEST_TEXT)]


class DisputeItem(BaseModel):
    id: UUID
    month: str
    reason: str
    text: str
    state: Literal["raised", "rejected", "accepted"]
    raised_at: datetime
    #: When somebody of the office is to have answered.
    answer_by: datetime
    answer: str
    answered_at: datetime | None
    updated_at: datetime


@router.post("statement/dispute", response={200: DisputeItem, **PROBLEMS})
@refusing(
    {
        **_NOT_THERE,
        disputing.NoLine: Problem.LINE_UNKNOWN,
        disputing.DisputeWithoutText: Problem.FIELD_WRONG,
        disputing.DisputedTooLate: Problem.DISPUTED_TOO_LATE,
        disputing.DisputedAlready: Problem.DISPUTED_ALREADY,
    }
)
def dispute(request: PartnerRequest, asked: AskedDispute) -> DisputeItem:
    """Something of it is wrong. A line that is disputed comes off the statement and waits for the answer."""
    return done_once(request, lambda work: _disputed(asked, work), as_=DisputeItem)


@router.get("statement/disputes", response={200: Listed[DisputeItem], **PROBLEMS})
@refusing({})
def disputes(request: PartnerRequest, asked: Query[AskedList]) -> Listed[DisputeItem]:
    """One's own with their answers."""
    with working(request) as work:
        of = ListOf("disputes", lambda one: copy_disputes(asked=one, by=work.actor), _dispute, keys=Keys.IDS)
        return of.told(asked)


def _disputed(asked: AskedDispute, work: Work) -> DisputeItem:
    month = month_named(asked.month)
    line = None if asked.line is None else own_line(month=month, posting_id=asked.line, by=work.actor)
    if asked.line is not None and line is None:
        raise disputing.NoLine
    return _dispute(
        disputing.dispute_statement(
            month=month, line=line, reason=asked.reason, text=asked.text, by=work.actor, now=work.now
        )
    )


def _dispute(one: StatementDispute) -> DisputeItem:
    names = DisputeItem.model_fields.keys() - {"month"}
    return DisputeItem(month=name_of_month(one.month), **{name: getattr(one, name) for name in names})
