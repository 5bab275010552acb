"""Whether the bank holds what a decision would promise; nothing is refused for it, and nobody is surprised."""

from collections.abc import Collection
from typing import Final

from prakerja.cards.budget_figures import COMMITTED, FLOAT, whole_package
from prakerja.cards.models import WaveBudget
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.flows import flows, gained

#: What is set aside is promised, too, where more is to be set aside.
SET_ASIDE: Final = COMMITTED | {AccountKind.WAVE_RESERVE}


def lacking_at_bank(budget: WaveBudget, *, cards: int) -> Rupiah:
    """What the float of the wave's year would lack with so many cards more; nothing: it covers them."""
    return lacking_for(budget.year_id, whole_package(budget) * cards)


def lacking_for(year: int, amount: int, *, besides: Collection[AccountKind] = COMMITTED) -> Rupiah:
    """What the float of the year would lack for so much more, besides what is promised on these accounts already."""
    of_year = [flow for flow in flows() if flow.year == year]
    return Rupiah(max(0, gained(of_year, besides) + amount + gained(of_year, FLOAT)))
