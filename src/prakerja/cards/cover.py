"""Whether the bank holds what an award would promise; nothing is refused for it, and nobody is surprised."""

from prakerja.cards.budget_figures import COMMITTED, FLOAT, whole_package
from prakerja.cards.models import WaveBudget
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.flows import flows, gained


def lacking_at_bank(budget: WaveBudget, *, cards: int) -> Rupiah:
    """What the float of the wave's year would lack with so many cards more; nothing: it covers them."""
    of_year = [flow for flow in flows() if flow.year == budget.year_id]
    promised = gained(of_year, COMMITTED) + whole_package(budget) * cards
    return Rupiah(max(0, promised + gained(of_year, FLOAT)))
