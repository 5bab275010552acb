"""What partners owe of what they were paid too much, and no approved statement has taken yet."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from prakerja.training.models import Statement, StatementAdjustment
from prakerja.training.statements.states import AdjustmentKind, StatementState


@dataclass(frozen=True)
class WaitingClaim:
    """`of_month`: whose statement left it, or was paid beyond; `on_month`: whose is to take it, if one has it by now.

    `amount`: below nothing where it was claimed and is given back.
    """

    partner: str
    amount: int
    of_month: date
    since: datetime
    on_month: date | None
    is_suspended: bool


def waiting_claims(*, limit: int) -> list[WaitingClaim]:
    """What an approved month has left, and what two people have claimed or a statement has that two are to approve; the
    largest first. What a statement cannot take is a claim of its own.
    """
    taken = Statement.objects.filter(
        partner_id=OuterRef("partner_id"), month=OuterRef("month"), state=StatementState.APPROVED
    )
    is_claimed = Q(posting_id__isnull=False) | Q(month__isnull=False)
    named = Q(kind=AdjustmentKind.CLAIM) | Q(kind=AdjustmentKind.OVERPAID) & is_claimed
    rows = StatementAdjustment.objects.filter(~Exists(taken), named).select_related("partner")
    return [
        WaitingClaim(
            partner=one.partner.name,
            amount=-one.amount,
            of_month=one.of_month,
            since=one.at,
            on_month=one.month,
            is_suspended=one.partner.suspended_at is not None,
        )
        for one in rows.order_by("amount", "partner_id")[:limit]
    ]
