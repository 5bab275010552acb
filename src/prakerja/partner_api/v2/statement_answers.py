"""How a statement and its lines are told over v2: whole rupiah, months as `2021-03`."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from pydantic import BaseModel, StringConstraints

from prakerja.training.models import Statement, StatementAdjustment
from prakerja.training.statements.months import name_of_month

Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]


class StatementItem(BaseModel):
    """Whole rupiah. `due` = `earned` - `clawed_back` + `adjusted` - `carried_in`; `payout` is it, and never below 0."""

    month: str
    state: Literal["ready", "approved"]
    lines: int
    earned: int
    #: Of it, what had been held up in earlier months.
    released: int
    clawed_back: int
    adjusted: int
    carried_in: int
    due: int
    payout: int
    ready_at: datetime | None
    disputed_until: datetime | None
    approved_at: datetime | None
    updated_at: datetime


class AdjustmentRow(BaseModel):
    id: UUID
    kind: Literal["claim", "decision"]
    amount: int
    of_month: str
    at: datetime


class OneStatement(StatementItem):
    adjustments: list[AdjustmentRow]


class LineItem(BaseModel):
    """`line`: its name; `amount`: below 0 where it takes back; `evidence`: what proves it, and which of those."""

    line: UUID
    kind: Literal["partial", "final", "claw_back"]
    part: Literal["commission", "institution"]
    amount: int
    evidence: str
    evidence_number: int
    earned_at: datetime
    released: bool
    invoice_code: str
    course_code: str
    course: str
    schedule_code: str
    updated_at: datetime


def told(one: Statement) -> dict[str, object]:
    names = StatementItem.model_fields.keys() - {"month"}
    return {"month": name_of_month(one.month), **{name: getattr(one, name) for name in names}}


def beside(some: Sequence[StatementAdjustment]) -> list[AdjustmentRow]:
    return [
        AdjustmentRow(id=one.id, kind=one.kind, amount=one.amount, of_month=name_of_month(one.of_month), at=one.at)
        for one in some
    ]


def told_as_written(items: str, cursor: str | None, updated_since: datetime) -> HttpResponse:
    """A `Listed` whose items the database has written; nothing reads them again on their way."""
    rest = json.dumps({"next_cursor": cursor, "updated_since": updated_since.astimezone(UTC).isoformat()})
    return HttpResponse(f'{{"items":[{items}],{rest[1:]}', content_type="application/json; charset=utf-8")
