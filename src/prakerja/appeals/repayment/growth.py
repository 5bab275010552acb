"""What was added to a demand after it was made, and what of a demand may be objected to."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from prakerja.appeals.models import Demand, DemandGrowth, DemandObjection
from prakerja.appeals.states import DemandState
from prakerja.approvals.models import Proposal
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Transfer


def growths_of(demand: Demand) -> list[DemandGrowth]:
    """In the order in which they came."""
    of_it = DemandGrowth.objects.filter(applicant_id=demand.applicant_id, demand=demand.number)
    return list(of_it.order_by("number"))


def objections_to(demand: Demand) -> list[DemandObjection]:
    """In the order in which they came."""
    of_it = DemandObjection.objects.filter(applicant_id=demand.applicant_id, demand=demand.number)
    return list(of_it.order_by("growth"))


def grow(demands: Collection[Demand], decided: Proposal, *, now: datetime) -> list[DemandGrowth]:
    """What two people have found in this moment is a part of these live demands, each with the sum that was claimed
    now. They are locked; whoever calls saves all of them.
    """
    people = [one.applicant_id for one in demands]
    claims = Transfer.objects.filter(owner_id__in=people, posted_at=now, debit=AccountKind.CLAIM, corrects=None)
    added = Counter[tuple[UUID, int | None]]()
    for whose, wave, amount in claims.values_list("owner_id", "wave", "amount"):
        added[whose, wave] += amount
    before = DemandGrowth.objects.filter(applicant_id__in=people).values("applicant_id", "demand")
    last = {(row["applicant_id"], row["demand"]): row["last"] for row in before.annotate(last=Max("number"))}
    grown = []
    for one in demands:
        if amount := added[one.applicant_id, one.wave.number]:
            one.amount += amount
            grown.append(_growth(one, amount, last.get(one.pk, 0) + 1, decided, now))
    return grown


def _growth(demand: Demand, amount: int, number: int, decided: Proposal, now: datetime) -> DemandGrowth:
    return DemandGrowth(
        applicant_id=demand.applicant_id,
        demand=demand.number,
        number=number,
        amount=amount,
        at=now,
        proposed_by=decided.proposed_by,
        confirmed_by=str(decided.confirmed_by),
    )


def may_be_objected_to(demand: Demand, grown: Sequence[DemandGrowth], latest: DemandObjection | None) -> Rupiah | None:
    """So much that was added since the last objection, or 0 for the whole; None: nothing any more. Of what is with the
    lawyers that alone is theirs to object to which was added since.
    """
    if demand.state == DemandState.OPEN and latest is None:
        return Rupiah(0)
    if demand.state not in (DemandState.OPEN, DemandState.HANDED_OVER):
        return None
    known, since = latest.growth if latest else 0, demand.handed_over_at
    fresh = [one for one in grown if one.number > known and (since is None or one.at > since)]
    return sum_of(Rupiah(one.amount) for one in fresh) if fresh else None


def under(objection: DemandObjection, grown: Sequence[DemandGrowth]) -> list[DemandGrowth]:
    """What it is against, where that is what was added: the last that come to so much."""
    left, found = objection.added, []
    for one in reversed([one for one in grown if one.number <= objection.growth]):
        if left > 0:
            left -= one.amount
            found.append(one)
    return found
