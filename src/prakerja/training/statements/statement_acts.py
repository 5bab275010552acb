"""What two people decide about what partners are paid: a month's statement, and what is taken back."""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.kit.refused import Refused
from prakerja.training.models import PayableLine, Purchase, Statement, StatementDispute
from prakerja.training.querysets import NoPurchase, PurchaseKey
from prakerja.training.statements.months import name_of_month
from prakerja.training.statements.querysets import NoStatement, StatementKey
from prakerja.training.statements.states import DisputeState, LineKind, LineState, StatementState

_BETWEEN: Final = ":"
_PURCHASES: Final = range(1, 2**15)


class StatementApproved(Refused):
    """Two people have approved it."""


class StillDisputable(Refused):
    """Its partner may dispute it; `until`: the first moment at which they no longer may."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(f"it may be disputed until {until.isoformat()}")


class DisputeWaits(Refused):
    """The partner disputes it as a whole, and nobody has answered."""


class NothingEarned(Refused):
    """The purchase has earned nothing, or all of that was taken back."""


def subject_of_statement(key: StatementKey) -> str:
    return f"{key[0]}{_BETWEEN}{key[1]}"


def statement_key_in(subject: str) -> StatementKey:
    """Raises NoStatement for what is no statement's subject."""
    partner, _, month = subject.partition(_BETWEEN)
    try:
        key = UUID(partner), date.fromisoformat(month)
    except ValueError:
        raise NoStatement from None
    if subject_of_statement(key) != subject:
        raise NoStatement
    return key


def subject_of_purchase(key: PurchaseKey) -> str:
    return _BETWEEN.join(map(str, key))


def purchase_key_in(subject: str) -> PurchaseKey:
    """Raises NoPurchase for what is no purchase's subject."""
    applicant_id, _, number = subject.partition(_BETWEEN)
    try:
        key = UUID(applicant_id), int(number)
    except ValueError:
        raise NoPurchase from None
    if subject_of_purchase(key) != subject or key[1] not in _PURCHASES:
        raise NoPurchase
    return key


def _approving(subject: str, _asked: Plan, now: datetime) -> Plan:
    statement = _statement_in(subject)
    if statement.state == StatementState.APPROVED:
        raise StatementApproved
    if statement.state != StatementState.READY or statement.disputed_until is None:
        raise NoStatement
    if now < statement.disputed_until:
        raise StillDisputable(statement.disputed_until)
    require_undisputed((statement.partner_id, statement.month))
    return {
        "partner": statement.partner.name,
        "month": name_of_month(statement.month),
        "lines": statement.lines,
        "earned": statement.earned,
        "clawed_back": statement.clawed_back,
        "adjusted": statement.adjusted,
        "carried_in": statement.carried_in,
        "payout": statement.payout,
        "carried_out": statement.payout - statement.due,
    }


def require_undisputed(key: StatementKey) -> None:
    """Raises DisputeWaits. A dispute about a line is no reason to wait: the line is off."""
    disputes = StatementDispute.objects.filter(partner_id=key[0], month=key[1])
    if disputes.filter(line=None, state=DisputeState.RAISED).exists():
        raise DisputeWaits


def _statement_in(subject: str) -> Statement:
    found: Statement | None = Statement.objects.filter(pk=statement_key_in(subject)).select_related("partner").first()
    if found is None:
        raise NoStatement
    return found


def _taking_back(subject: str, _asked: Plan, _now: datetime) -> Plan:
    key = purchase_key_in(subject)
    purchases = Purchase.objects.filter(pk=key).select_related("schedule__course__institution", "platform")
    purchase: Purchase | None = purchases.first()
    if purchase is None:
        raise NoPurchase
    lines = list(PayableLine.objects.of_purchase(key))
    earned = sum(line.amount for line in lines)
    if not earned:
        raise NothingEarned
    course = purchase.schedule.course
    return {
        "course": course.title,
        "institution": course.institution.name,
        "platform": purchase.platform.name,
        "invoice_code": purchase.invoice_code,
        "course_price": purchase.price,
        "taken_back": earned,
        "on_approved": sum(1 for line in lines if line.state == LineState.STATED and line.kind != LineKind.CLAW_BACK),
    }


#: From then on nothing of it changes, and what it comes to is to be paid.
APPROVE_STATEMENT: Final = declare_act(
    "training.approve_statement", permission=Permission.DECIDE_STATEMENTS, foresee=_approving, keeps_plan=True
)
#: What a purchase has earned was earned wrongly.
TAKE_BACK: Final = declare_act(
    "training.take_back", permission=Permission.DECIDE_STATEMENTS, foresee=_taking_back, keeps_plan=True
)
