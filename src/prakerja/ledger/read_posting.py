"""One posting with all that the books say of it: its legs, what it closes or corrects, and what does so to it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from prakerja.ledger.models import Transfer


@dataclass(frozen=True)
class PostingRead:
    #: In their order; there is at least one.
    legs: list[Transfer]
    #: The first leg of whatever closed what was held here, and of what turned this round.
    closed_by: Transfer | None
    corrected_by: Transfer | None

    @property
    def first(self) -> Transfer:
        return self.legs[0]


def read_posting(owner_id: UUID, posting_id: UUID) -> PostingRead | None:
    """None: the books know of none."""
    of_it = Q(posting_id=posting_id) | Q(closes=posting_id, leg=1) | Q(corrects=posting_id, leg=1)
    rows = list(Transfer.objects.filter(of_it, owner_id=owner_id).order_by("leg"))
    legs = [row for row in rows if row.posting_id == posting_id]
    if not legs:
        return None
    return PostingRead(
        legs=legs,
        closed_by=next((row for row in rows if row.closes == posting_id), None),
        corrected_by=next((row for row in rows if row.corrects == posting_id), None),
    )
