"""The seats that somebody of one regency may win: theirs, their province's, the nation's."""

import pytest

from prakerja.waves.seats_in_area import AreaSeats, seats_in_area
from prakerja.waves.seats_line import SeatsLine
from tests.situations.waves import BANDUNG, JAYAPURA, a_wave

pytestmark = pytest.mark.django_db


def test_seats_of_the_regency_the_province_and_the_nation_count_in_the_files_order() -> None:
    rows = (
        SeatsLine(1, BANDUNG, "phk", 5, carry=False),
        SeatsLine(2, "32", "*", 7, carry=False),
        SeatsLine(3, "ID", "*", 9, carry=False),
    )
    wave = a_wave(seats=rows)
    assert seats_in_area(wave.pk, BANDUNG) == [
        AreaSeats(BANDUNG, "phk", 5),
        AreaSeats("32", "*", 7),
        AreaSeats("ID", "*", 9),
    ]
    assert seats_in_area(wave.pk, JAYAPURA) == [AreaSeats("ID", "*", 9)]


def test_all_passes_of_an_area_and_group_are_one_number_where_the_first_stands() -> None:
    rows = (
        SeatsLine(1, "ID", "phk", 5, carry=False),
        SeatsLine(1, "ID", "*", 1, carry=False),
        SeatsLine(2, "ID", "phk", 6, carry=True),
    )
    assert seats_in_area(a_wave(seats=rows).pk, BANDUNG) == [AreaSeats("ID", "phk", 11), AreaSeats("ID", "*", 1)]


def test_another_regency_of_the_province_has_seats_of_its_own() -> None:
    rows = (SeatsLine(1, "3204", "*", 5, carry=False), SeatsLine(1, "31", "*", 5, carry=False))
    assert seats_in_area(a_wave(seats=rows).pk, BANDUNG) == []


def test_a_row_without_seats_is_no_offer() -> None:
    assert seats_in_area(a_wave(seats=(SeatsLine(1, "ID", "*", 0, carry=True),)).pk, BANDUNG) == []


def test_another_waves_seats_are_not_counted() -> None:
    wave = a_wave(seats=(SeatsLine(1, "ID", "*", 5, carry=False),))
    a_wave(number=13, seats=(SeatsLine(1, "ID", "*", 50, carry=False),))
    assert seats_in_area(wave.pk, BANDUNG) == [AreaSeats("ID", "*", 5)]
