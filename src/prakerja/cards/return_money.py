"""What is left on cards that ended goes back to the treasury, and from there to a card that is reinstated."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import F

from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.move_cards import Moved, columns_of
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post_set import amount_of_set, post_set

RETURN: Final = "cards.return"
#: What lies on a card; what is due or on its way is its holder's.
ON_CARD: Final = (AccountKind.TRAINING_BALANCE, AccountKind.INCENTIVE_RESERVE)


def return_money(
    ended: Sequence[Moved], *, wave_id: int, now: datetime, reason: str = "", seats_come_back: bool = True
) -> Rupiah:
    """Balances and reserves of these cards of one wave are in the treasury of its budget year, and can be set aside
    again; returns how much that is. They have ended now and are locked: nothing is bought with them meanwhile.

    `seats_come_back`: somebody else may have them; not at the year's end, which leaves a card in use its reserve, too.
    """
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    post_set(
        rows=sql_file(__file__, "return_legs"),
        act=RETURN,
        year=budget.year_id,
        wave=budget.wave.number,
        happened_at=now,
        posted_at=now,
        reason=reason,
        values={
            "treasury": AccountKind.TREASURY.value,
            "treasury_of": of_number(AccountKind.TREASURY, budget.year_id).of,
            "training": AccountKind.TRAINING_BALANCE.value,
            "incentive": AccountKind.INCENTIVE_RESERVE.value,
            **columns_of([one.key for one in ended]),
            "moves": [one.number for one in ended],
        },
    )
    amount = amount_of_set()
    if seats_come_back:
        WaveBudget.objects.filter(pk=wave_id).update(returned=F("returned") + len(ended))
    YearBudget.objects.filter(pk=budget.year_id).update(set_aside=F("set_aside") - int(amount))
    return amount
