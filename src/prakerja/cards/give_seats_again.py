"""A recovery wave gives seats again that came back and are counted: no others, and none of them twice."""

from django.db.models import F, Sum

from prakerja.cards.models import WaveBudget
from prakerja.kit.refused import Refused


class SeatsNotCounted(Refused):
    """So many of the wave's seats have not come back, or somebody may still object; `lacking` says how many."""

    def __init__(self, *, lacking: int) -> None:
        self.lacking = lacking
        super().__init__(f"{lacking} seats are not counted")


def counted_seats(year: int) -> int:
    """How many seats of the year's waves are counted and not given again."""
    rows = WaveBudget.objects.filter(year_id=year)
    free: int = rows.aggregate(free=Sum(F("counted") - F("given_again"), default=0))["free"]
    return free


def require_counted(*, year: int, seats: int) -> None:
    """There are so many. Raises SeatsNotCounted."""
    free = counted_seats(year)
    if seats > free:
        raise SeatsNotCounted(lacking=seats - free)


def give_seats_again(*, year: int, seats: int) -> None:
    """They are given again, those of the earliest wave first. Raises SeatsNotCounted."""
    rows = WaveBudget.objects.filter(year_id=year, counted__gt=F("given_again"))
    left = seats
    for row in rows.select_for_update(no_key=True).order_by("wave_id"):
        taken = min(left, row.counted - row.given_again)
        WaveBudget.objects.filter(pk=row.pk).update(given_again=F("given_again") + taken)
        left -= taken
    if left:
        raise SeatsNotCounted(lacking=left)
