"""How a statement and its lines are told over v2: whole rupiah, months as `2021-03`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Query
from pydantic import BaseModel, StringConstraints

from prakerja.training.models import Statement, StatementAdjustment
from prakerja.training.statements.months import name_of_month
from prakerja.training.statements.own_statements import MOST
from prakerja.training.statements.stated_lines import StatedLine

Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
Limit = Annotated[int, Query(ge=1, le=MOST)]


class StatementRow(BaseModel):
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
    changed_at: datetime


class Statements(BaseModel):
    statements: list[StatementRow]


class AdjustmentRow(BaseModel):
    id: UUID
    kind: Literal["claim", "decision"]
    amount: int
    of_month: str
    at: datetime


class OneStatement(StatementRow):
    adjustments: list[AdjustmentRow]


class LineRow(BaseModel):
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


class Lines(BaseModel):
    """`next`: what to send as `after` for the next page; null: there is none."""

    lines: list[LineRow]
    next: UUID | None


def told(one: Statement) -> dict[str, object]:
    names = StatementRow.model_fields.keys() - {"month"}
    return {"month": name_of_month(one.month), **{name: getattr(one, name) for name in names}}


def beside(some: Sequence[StatementAdjustment]) -> list[AdjustmentRow]:
    return [
        AdjustmentRow(id=one.id, kind=one.kind, amount=one.amount, of_month=name_of_month(one.of_month), at=one.at)
        for one in some
    ]


def line_told(one: StatedLine) -> LineRow:
    return LineRow.model_validate({**vars(one), "line": one.posting_id, "released": one.was_held})
