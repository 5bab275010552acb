"""What a partner was paid too much, as a claim in the books: taken up by two, settled by a statement that takes it."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id
from prakerja.training.models import Statement, StatementAdjustment
from prakerja.training.statements.states import AdjustmentKind

#: `PARTNER_CLAIM` back to `PAYABLE`, or more of it to `PARTNER_CLAIM`. Subjects: partner, month.
SETTLED: Final = "training.settle_claims"


def take_up_claims(
    partner_id: UUID, *, carried: Collection[UUID], beyond: Mapping[date, int], posted: UUID, now: datetime
) -> int:
    """Part of what two people decide: the next statement takes what it would have carried in, and what was paid beyond
    statements of these months (below nothing: what was claimed so and is none). Returns how much in all; what a
    statement has taken meanwhile is left.
    """
    rows = StatementAdjustment.objects.select_for_update().filter(
        pk__in=carried, partner_id=partner_id, kind=AdjustmentKind.CLAIM, month=None, posting_id=None
    )
    taken = list(rows.order_by("pk"))
    StatementAdjustment.objects.filter(pk__in=[one.pk for one in taken]).update(posting_id=posted)
    StatementAdjustment.objects.bulk_create(
        StatementAdjustment(
            partner_id=partner_id,
            kind=AdjustmentKind.OVERPAID,
            amount=-amount,
            of_month=month,
            posting_id=posted,
            at=now,
        )
        for month, amount in sorted(beyond.items())
    )
    return sum(beyond.values()) - sum(one.amount for one in taken)


def settle_claims(statement: Statement, *, now: datetime) -> UUID | None:
    """Part of approving it: what it has taken of claims is claimed no more. Returns the posting of what it could not
    take, where that stays a claim in the books; None: nothing of it is one, or nothing is left.
    """
    on_it = StatementAdjustment.objects.filter(
        partner_id=statement.partner_id,
        month=statement.month,
        kind__in=[AdjustmentKind.CLAIM, AdjustmentKind.OVERPAID],
        posting_id__isnull=False,
    )
    amounts = list(on_it.values_list("amount", flat=True))
    if not amounts:
        return None
    claimed = -sum(amounts)
    left = max(-statement.due, 0) if claimed > 0 else 0
    named = posting_id(SETTLED, statement.partner_id, statement.month)
    if claimed != left:
        _post(statement, named, left - claimed, now)
    return named if left else None


def leg_of_claim(partner_id: UUID, amount: int) -> Leg:
    """So much more is claimed from it, or less where it is below nothing."""
    claim, owed = (Account(kind, partner_id) for kind in (AccountKind.PARTNER_CLAIM, AccountKind.PAYABLE))
    return Leg(claim, owed, Rupiah(amount)) if amount > 0 else Leg(owed, claim, Rupiah(-amount))


def _post(statement: Statement, named: UUID, amount: int, now: datetime) -> None:
    post(
        Posting(
            id=named,
            owner_id=PROGRAMME,
            act=SETTLED,
            year=statement.month.year,
            legs=(leg_of_claim(statement.partner_id, amount),),
            happened_at=now,
            posted_at=now,
        )
    )
