"""What an objection to a demand is against, in the books; and turning that round when it is right."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple, Self

from prakerja.appeals.models import Demand, DemandGrowth, DemandObjection
from prakerja.appeals.repayment.growth import growths_of, under
from prakerja.appeals.repayment.money import books_of, paid_of, post_dropped, post_freed
from prakerja.cards.post_end import CLAIM
from prakerja.kit.rupiah import Rupiah, sum_of
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.correct import correct
from prakerja.ledger.models import Transfer
from prakerja.payouts.differences.claim_back import CLAIMED

#: What these opened is turned round by a posting that names it; whatever else is owed did leave the bank.
_CORRECTED: Final = (CLAIM, CLAIMED)


class Disputed(NamedTuple):
    """`rows`: by which what is disputed came to be owed, as far as nothing has turned them round. `kept`: so much of
    the demand nobody has objected to. `freed`: so much was paid of what is disputed.
    """

    rows: Sequence[Transfer]
    amount: Rupiah
    kept: Rupiah
    freed: Rupiah

    @classmethod
    def of(cls, demand: Demand, objection: DemandObjection) -> Self:
        grown = growths_of(demand)
        rows = _claims(demand, objection, grown)
        amount = sum_of(Rupiah(row.amount) for row in rows)
        beyond = max(0, int(amount) - int(books_of(demand).owed))
        if objection.added:
            kept = demand.amount - objection.added
        else:
            kept = sum(one.amount for one in grown if one.number > objection.growth)
        return cls(rows, amount, Rupiah(max(0, kept)), Rupiah(min(beyond, int(paid_of(demand)))))


def turn_round(demand: Demand, objection: DemandObjection, *, reason: str, now: datetime) -> Disputed:
    """It is owed no more, and what was paid of it is theirs. What did leave the bank is the treasury's loss. The
    demand is locked.
    """
    disputed, subject = Disputed.of(demand, objection), str(objection.growth or "")
    if disputed.freed:
        post_freed(demand, disputed.freed, subject=subject, reason=reason, now=now)
    for wrong in sorted({row.posting_id for row in disputed.rows if row.act in _CORRECTED}):
        correct(owner_id=demand.applicant_id, wrong=wrong, reason=reason, now=now)
    rest = books_of(demand).owed
    if disputed.kept:
        left_the_bank = sum_of(Rupiah(row.amount) for row in disputed.rows if row.act not in _CORRECTED)
        rest = min(rest, left_the_bank)
    if rest:
        post_dropped(demand, rest, subject=subject, reason=reason, now=now)
    return disputed


def _claims(demand: Demand, objection: DemandObjection, grown: Sequence[DemandGrowth]) -> list[Transfer]:
    """All since the demand before it was over; or those of the moments in which it grew."""
    rows = Transfer.objects.filter(owner_id=demand.applicant_id, wave=demand.wave.number)
    turned_round = rows.filter(corrects__isnull=False).values_list("corrects", flat=True)
    found = rows.filter(debit=AccountKind.CLAIM, credit__in=_OPENED_FROM, corrects=None)
    found = found.exclude(posting_id__in=list(turned_round))
    if objection.added:
        found = found.filter(posted_at__in=[one.at for one in under(objection, grown)])
    else:
        found = found.exclude(posted_at__in=[one.at for one in grown if one.number > objection.growth])
        found = found.filter(posted_at__gt=_over_before(demand)) if _over_before(demand) else found
    return list(found.order_by("posting_id", "leg"))


#: A claim that is freed goes to `OVERPAID`.
_OPENED_FROM: Final = (AccountKind.TREASURY, AccountKind.FLOAT)


def _over_before(demand: Demand) -> datetime | None:
    """When the last demand before it for that card was over: what was claimed until then was settled by that."""
    earlier = Demand.objects.filter(applicant_id=demand.applicant_id, award=demand.award, number__lt=demand.number)
    ends: list[datetime] = [one for one in earlier.values_list("ended_at", flat=True) if one is not None]
    return max(ends, default=None)
