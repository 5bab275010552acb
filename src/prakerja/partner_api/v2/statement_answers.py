"""How a statement and its lines are told over v2: whole rupiah, months as `2021-03`."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from pydantic import BaseModel, StringConstraints

from prakerja.payouts.partners.own_partner_payments import OwnStatementPayment
from prakerja.payouts.partners.payment_standing import PaymentState
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


class PaymentItem(BaseModel):
    """Where the money of an approved statement is. `code`: seven digits of SNAP BI, where the bank refused it."""

    state: PaymentState
    #: Of `payout`, what has arrived.
    paid: int
    #: What is not paid until people have decided about its lines.
    kept_back: int
    arrives_by: date | None
    code: str


class OneStatement(StatementItem):
    adjustments: list[AdjustmentRow]
    #: null until it is approved.
    payment: PaymentItem | None


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


def paid(some: Sequence[OwnStatementPayment]) -> PaymentItem | None:
    """Of one month, or of none."""
    return next((_paid(one) for one in some), None)


def _paid(one: OwnStatementPayment) -> PaymentItem:
    return PaymentItem(
        state=one.state,
        paid=one.paid,
        kept_back=one.kept_back,
        arrives_by=one.arrives_by,
        code=one.failed or "",
    )


def beside(some: Sequence[StatementAdjustment]) -> list[AdjustmentRow]:
    return [
        AdjustmentRow(id=one.id, kind=one.kind, amount=one.amount, of_month=name_of_month(one.of_month), at=one.at)
        for one in some
    ]


def told_as_written(items: str, cursor: str | None, updated_since: datetime) -> HttpResponse:
    """A `Listed` whose items the database has written; nothing reads them again on their way."""
    rest = json.dumps({"next_cursor": cursor, "updated_since": updated_since.astimezone(UTC).isoformat()})
    return HttpResponse(f'{{"items":[{items}],{rest[1:]}', content_type="application/json; charset=utf-8")
