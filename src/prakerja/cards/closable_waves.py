"""Which waves of a scheme's year can be closed: their cards are all there, and no others come."""

from prakerja.cards.models import WaveBudget
from prakerja.cards.year_ends import Closing
from prakerja.screening.models import Recipient
from prakerja.waves.states import WaveState


def closable_waves(closing: Closing) -> tuple[list[WaveBudget], list[int]]:
    """Those that can, in order, and the numbers of those that wait for their result or their cards."""
    rows = WaveBudget.objects.filter(wave__scheme=closing.scheme, year_id=closing.end.year)
    rows = rows.exclude(wave__state=WaveState.CANCELLED)
    budgets = list(rows.select_related("wave").order_by("wave__number"))
    waiting = [one.wave.number for one in budgets if not _is_awarded(one)]
    return [one for one in budgets if one.wave.number not in waiting], waiting


def unawarded_seats(budget: WaveBudget) -> int:
    """Seats that nobody got, and whose money lies in the wave's reserve still."""
    return budget.seats - budget.awarded - budget.unawarded


def _is_awarded(budget: WaveBudget) -> bool:
    if budget.wave.state != WaveState.PUBLISHED:
        return False
    return not unawarded_seats(budget) or Recipient.objects.filter(wave_id=budget.wave_id).count() <= budget.awarded
