"""A posting as it stands in the books: what closes or corrects it is derived from its rows, never from a caller."""

from uuid import UUID

from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Transfer
from prakerja.ledger.posting import Leg, Posting


def standing(owner_id: UUID, posting_id: UUID) -> Posting | None:
    """None: the books know of none. Its rows never change, so that nobody needs to hold them."""
    rows = list(Transfer.objects.filter(owner_id=owner_id, posting_id=posting_id).order_by("leg"))
    if not rows:
        return None
    first = rows[0]
    return Posting(
        id=posting_id,
        owner_id=owner_id,
        act=first.act,
        year=first.year,
        legs=tuple(_leg(row) for row in rows),
        happened_at=first.happened_at,
        posted_at=first.posted_at,
        wave=first.wave,
        corrects=first.corrects,
        closes=first.closes,
        held_until=first.held_until,
        reason=first.reason,
    )


def _leg(row: Transfer) -> Leg:
    debit, credit = AccountKind(row.debit), AccountKind(row.credit)
    return Leg(Account(debit, row.debit_of), Account(credit, row.credit_of), Rupiah(row.amount))
