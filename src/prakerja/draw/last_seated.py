"""Who was the last one seated in the rows that were open to an area, as the checks of the result have it."""

from functools import lru_cache

from prakerja.draw.checks.paper import RowTotals
from prakerja.draw.checks.seat_book import lies_in
from prakerja.draw.kept_checks import ResultCheck


def last_seated(draw_id: int, area: str) -> list[RowTotals]:
    """In the order of the file; rows without any seat are left out. Empty where no sound check is kept."""
    kept = ResultCheck.objects.filter(draw_id=draw_id, is_sound=True).order_by("-checked_at")
    newest = kept.values_list("pk", flat=True).first()
    if newest is None:
        return []
    return [row for row in _rows_of(newest) if row.seats and lies_in(area, row.area)]


@lru_cache(maxsize=4)
def _rows_of(check_id: int) -> list[RowTotals]:
    """The paper of a nation is a hundred kilobytes, never changed, and asked for by everybody on one day."""
    return ResultCheck.objects.get(pk=check_id).checks.rows
