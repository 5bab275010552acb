"""The money for seats that nobody got is the treasury's again."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F

from prakerja.cards.closable_waves import unawarded_seats
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id

RETURN_UNAWARDED: Final = "cards.return_unawarded"


def return_unawarded(budget: WaveBudget, *, decision: UUID, reason: str, now: datetime) -> int:
    """Part of `close_year` and of a wave's cancellation; returns for how many seats.

    No card is awarded out of the wave's reserve any more.
    """
    row = WaveBudget.objects.select_for_update(no_key=True).get(pk=budget.pk)
    seats = unawarded_seats(row)
    amount = Rupiah(row.training + row.incentive) * seats
    if not amount:
        return 0
    number, year = budget.wave.number, row.year_id
    reserve, treasury = of_number(AccountKind.WAVE_RESERVE, number), of_number(AccountKind.TREASURY, year)
    post(
        Posting(
            id=posting_id(RETURN_UNAWARDED, decision, row.pk),
            owner_id=PROGRAMME,
            act=RETURN_UNAWARDED,
            year=year,
            wave=number,
            legs=(Leg(reserve, treasury, amount),),
            happened_at=now,
            posted_at=now,
            reason=reason,
        )
    )
    WaveBudget.objects.filter(pk=row.pk).update(unawarded=F("unawarded") + seats)
    YearBudget.objects.filter(pk=year).update(set_aside=F("set_aside") - int(amount))
    return seats
