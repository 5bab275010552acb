"""A line of a bank's statement that names none of our payments, and is a repayment: its case is closed by that."""

from datetime import datetime
from uuid import UUID

from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.states import CaseEnd, CaseKind


class LineOtherwise(Refused):
    """The bank's statement has that line with another sum, or two people have booked it as something else."""


def case_of_line(house: str, line: str, amount: Rupiah) -> ReconciliationCase | None:
    """The open case of this line, locked; None: no statement that we took has it. Raises LineOtherwise."""
    rows = ReconciliationCase.objects.filter(house=house, kind=CaseKind.UNKNOWN_LINE, about=line)
    cases = list(rows.order_by("found_at", "id").select_for_update(no_key=True))
    waiting = [one for one in cases if one.closed_at is None]
    # The same money would be on the float twice.
    if any(one.closed_by is not None or one.posting_id is not None for one in cases if one.closed_at is not None):
        raise LineOtherwise
    if any(one.difference != int(amount) for one in waiting):
        raise LineOtherwise
    return waiting[0] if waiting else None


def close_as_repaid(case: ReconciliationCase, posted: UUID, *, reference: str, by: Actor, now: datetime) -> None:
    """It is in the books by that posting; whoever recorded it has closed it, or it has closed by itself."""
    person = by.account_id if by.kind is ActorKind.STAFF else None
    ReconciliationCase.objects.filter(pk=case.pk).update(
        closed_at=now,
        closed_by=person,
        note=reference if person else "",
        ended_as=CaseEnd.BOOKED_BEFORE,
        posting_id=posted,
    )
