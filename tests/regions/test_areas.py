"""Areas: the nation, provinces, regencies, and what lies in what."""

import pytest

from prakerja.regions.areas import NATION, area_name, areas_around, areas_of, contains, is_area, known_regencies
from prakerja.regions.known import UnknownRegion, regencies


@pytest.mark.parametrize(("area", "name"), [("ID", "Indonesia"), ("32", "Jawa Barat"), ("3273", "Kota Bandung")])
def test_an_area_has_a_name(area: str, name: str) -> None:
    assert area_name(area) == name


def test_an_unknown_area_has_no_name() -> None:
    with pytest.raises(UnknownRegion):
        area_name("99")


def test_an_area_is_the_nation_a_province_or_a_regency() -> None:
    assert all(is_area(area) for area in ("ID", "32", "3273", "93", "9101"))
    assert not any(is_area(area) for area in ("", "id", "00", "3299", "32.73"))


def test_a_regency_lies_in_its_province_and_in_the_nation() -> None:
    assert areas_of("3273") == (NATION, "32", "3273")


@pytest.mark.parametrize(
    ("area", "around"), [("3273", {NATION, "32", "3273"}), ("32", {NATION, "32"}), (NATION, {NATION})]
)
def test_around_an_area_lies_whatever_contains_it(area: str, around: set[str]) -> None:
    assert areas_around(area) == around


@pytest.mark.parametrize(
    ("outer", "inner", "lies_inside"),
    [
        ("ID", "ID", True),
        ("ID", "32", True),
        ("ID", "3273", True),
        ("32", "32", True),
        ("32", "3273", True),
        ("3273", "3273", True),
        ("3273", "32", False),
        ("32", "ID", False),
        ("32", "3171", False),
    ],
)
def test_an_area_lies_inside_itself_and_what_its_digits_begin_with(outer: str, inner: str, lies_inside: bool) -> None:
    assert contains(outer, inner) is lies_inside


def test_every_area_of_a_regency_contains_it() -> None:
    assert all(contains(area, row.code) for row in regencies() for area in areas_of(row.code))


def test_the_regencies_of_every_period_may_be_named() -> None:
    assert {"9101", "9301", "3273"} <= known_regencies()
