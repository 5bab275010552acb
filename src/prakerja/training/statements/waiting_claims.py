"""What partners were paid too much: months that came to less than nothing, and that no later one has made up for."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from prakerja.kit.rupiah import Rupiah
from prakerja.training.models import Statement, StatementAdjustment
from prakerja.training.statements.states import AdjustmentKind, StatementState


@dataclass(frozen=True)
class WaitingClaim:
    """`of_month`: whose statement, approved by two, left it; `on_month`: whose is to take it, if one has it by now.

    `is_suspended`: nothing is paid to the partner, so that it is not made up for by itself.
    """

    partner: str
    amount: Rupiah
    of_month: date
    since: datetime
    on_month: date | None
    is_suspended: bool


def waiting_claims(*, limit: int) -> list[WaitingClaim]:
    """The largest first. What a statement takes is taken once two have approved that one; what it cannot take is a
    claim of its own.
    """
    taken = Statement.objects.filter(
        partner_id=OuterRef("partner_id"), month=OuterRef("month"), state=StatementState.APPROVED
    )
    rows = StatementAdjustment.objects.filter(~Exists(taken), kind=AdjustmentKind.CLAIM).select_related("partner")
    return [
        WaitingClaim(
            partner=one.partner.name,
            amount=Rupiah(-one.amount),
            of_month=one.of_month,
            since=one.at,
            on_month=one.month,
            is_suspended=one.partner.suspended_at is not None,
        )
        for one in rows.order_by("amount", "partner_id")[:limit]
    ]
