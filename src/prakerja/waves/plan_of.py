"""A wave as its plan would say it."""

from prakerja.waves.models import Wave
from prakerja.waves.plan_rules import WavePlan
from prakerja.waves.seats_line import SeatsLine


def plan_of(wave: Wave) -> WavePlan:
    """In one statement, for the seats."""
    columns = ("pass_number", "area", "group", "seats", "carry")
    return WavePlan(
        number=wave.number,
        scheme=wave.scheme,
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        result_expected_at=wave.result_expected_at,
        is_recovery=wave.is_recovery,
        seats=tuple(SeatsLine(*row) for row in wave.seat_rows.order_by("position").values_list(*columns)),
    )
