"""Which years are over and not closed: something is left of them that could go back."""

from datetime import datetime

from prakerja.cards.models import WaveBudget
from prakerja.cards.year_end_figures import CloseFigures, year_end_figures
from prakerja.cards.year_ends import closings


def unclosed_years(*, now: datetime) -> dict[str, CloseFigures]:
    """What is left, by what is closed (`Closing.subject`). Of years without money nothing is asked."""
    funded = _funded()
    over = [one for one in closings() if now >= one.opens_at and (one.scheme, one.end.year) in funded]
    left = {one.subject: year_end_figures(one, now=now).whole for one in over}
    return {subject: figures for subject, figures in left.items() if not figures.is_nothing}


def endless_waves() -> list[tuple[int, str, int]]:
    """Number, scheme and budget year of waves whose scheme does not say when that year ends."""
    known = {(one.scheme, one.end.year) for one in closings()}
    rows = WaveBudget.objects.order_by("wave__number").values_list("wave__number", "wave__scheme", "year_id")
    return [(number, scheme, year) for number, scheme, year in rows if (scheme, year) not in known]


def _funded() -> set[tuple[str, int]]:
    return set(WaveBudget.objects.values_list("wave__scheme", "year_id").distinct())
