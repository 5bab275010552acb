"""How many seats a wave offers, and how many of them are for people of one regency."""

from dataclasses import dataclass

from prakerja.regions.areas import areas_of
from prakerja.waves.models import SeatRow


@dataclass(frozen=True)
class AreaSeats:
    """Seats of one area for one group (`*`: everybody), all passes together."""

    area: str
    group: str
    seats: int


def seats_in_area(wave_id: int, regency: str) -> list[AreaSeats]:
    """The seats that somebody who lives there may win, in the order of the seats file."""
    totals: dict[tuple[str, str], int] = {}
    rows = SeatRow.objects.filter(wave_id=wave_id, area__in=areas_of(regency), seats__gt=0).order_by("position")
    for area, group, seats in rows.values_list("area", "group", "seats"):
        totals[area, group] = totals.get((area, group), 0) + seats
    return [AreaSeats(area, group, seats) for (area, group), seats in totals.items()]
