"""What holds for every region, every code and every day of the programme."""

from collections import Counter
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.clock import ZONE_NAMES
from prakerja.regions.areas import NATION, area_name, areas_of, contains, is_area, known_regencies
from prakerja.regions.former_codes import former_codes, is_nik_prefix
from prakerja.regions.known import (
    KnownProvince,
    KnownRegency,
    UnknownRegion,
    provinces,
    provinces_on,
    regencies,
    regencies_on,
    regency,
    zone_of,
)
from prakerja.regions.rows import rows_of

BEGAN: Final = date(2020, 4, 11)
days: Final = st.dates(BEGAN, date(2030, 12, 31))
areas: Final = st.sampled_from([NATION, *(row.code for row in provinces()), *(row.code for row in regencies())])
codes: Final = st.sampled_from([row.code for row in regencies()])


# Days


@given(days)
def test_on_every_day_there_are_514_regencies_and_each_lies_in_a_province_of_that_day(day: date) -> None:
    there, above = regencies_on(day), provinces_on(day)
    assert len(there) == 514
    assert {row.province for row in there} == {row.code for row in above}


@given(days)
def test_on_no_day_two_regions_have_one_code_or_one_name(day: date) -> None:
    for rows in (regencies_on(day), provinces_on(day)):
        assert max(Counter(row.code for row in rows).values()) == 1
        assert max(Counter(row.name for row in rows).values()) == 1


@given(days)
def test_regions_of_a_day_stand_in_the_order_of_their_codes(day: date) -> None:
    for rows in (regencies_on(day), provinces_on(day)):
        assert [row.code for row in rows] == sorted(row.code for row in rows)


def test_a_region_is_there_from_its_first_day_to_the_day_before_its_end() -> None:
    rows: list[KnownProvince | KnownRegency] = [*provinces(), *regencies()]
    for row in rows:
        on = provinces_on if isinstance(row, KnownProvince) else regencies_on
        first, last = row.valid_from or BEGAN, row.valid_to or date(2030, 12, 31)
        assert first < last
        assert row in on(first)
        assert row in on(last - timedelta(days=1))
        assert (row in on(first - timedelta(days=1))) is (row.valid_from is None)
        assert (row in on(last)) is (row.valid_to is None)


def test_whoever_left_a_province_is_the_same_day_somewhere_else_under_one_name() -> None:
    for gone in (row for row in regencies() if row.valid_to is not None):
        assert gone.valid_to is not None
        (now,) = [row for row in regencies_on(gone.valid_to) if row.name == gone.name]
        assert now.valid_from == gone.valid_to
        assert now.zone == gone.zone


def test_regions_changed_on_the_days_of_the_laws_alone() -> None:
    """25 July 2022: three provinces of Papua; 8 December 2022: Papua Barat Daya."""
    begun = [row.valid_from for row in provinces()] + [row.valid_from for row in regencies()]
    changes = {day for day in begun if day is not None}
    assert changes == {date(2022, 7, 25), date(2022, 12, 8)}
    assert {row.valid_to for row in regencies() if row.valid_to} <= changes


# Areas


@given(areas)
def test_an_area_lies_inside_itself_and_in_the_nation(area: str) -> None:
    assert contains(area, area)
    assert contains(NATION, area)
    assert is_area(area)
    assert area_name(area)


@given(areas, areas)
def test_of_two_areas_each_contains_the_other_only_when_they_are_one(one: str, other: str) -> None:
    assert (contains(one, other) and contains(other, one)) is (one == other)


@given(areas, areas, areas)
def test_what_lies_in_an_area_lies_in_whatever_contains_that(one: str, two: str, three: str) -> None:
    if contains(one, two) and contains(two, three):
        assert contains(one, three)


@given(codes, areas)
def test_the_areas_of_a_regency_are_exactly_those_that_contain_it(code: str, area: str) -> None:
    assert contains(area, code) is (area in areas_of(code))


@given(codes)
def test_the_areas_of_a_regency_go_from_the_largest_to_itself(code: str) -> None:
    assert areas_of(code) == (NATION, code[:2], code)
    assert [len(area) for area in areas_of(code)[1:]] == [2, 4]


@given(st.text(max_size=6))
def test_whatever_is_written_in_a_file_is_an_area_or_not_and_then_has_no_name(text: str) -> None:
    if is_area(text):
        assert area_name(text)
        assert text == NATION or text.isdecimal()
    else:
        with pytest.raises(UnknownRegion):
            area_name(text)


def test_the_codes_that_a_file_may_name_are_those_of_every_period() -> None:
    assert known_regencies() == {row.code for row in regencies()}
    assert len(known_regencies()) > 514


# Single regions


def test_a_regency_is_found_by_its_code_and_called_as_its_kind() -> None:
    for row in regencies():
        assert regency(row.code) == row
        assert row.name.startswith({"kabupaten": "Kabupaten ", "kota": "Kota "}[row.kind])
        assert row.name == " ".join(row.name.split())
        # Kota have the codes from 71 on (Permendagri 72/2019).
        assert (int(row.code[2:]) >= 71) is (row.kind == "kota"), row.code


@pytest.mark.parametrize("code", ["", "32", "32731", "3299", "ID", "32.73", " 3273"])
def test_what_is_no_regency_is_told_without_a_guess(code: str) -> None:
    for ask in (regency, zone_of):
        with pytest.raises(UnknownRegion, match="no regency has the code"):
            ask(code)


@given(codes)
def test_everybody_lives_in_one_of_the_three_zones(code: str) -> None:
    assert zone_of(code).key in ZONE_NAMES
    assert isinstance(zone_of(code), ZoneInfo)


# Former codes


@pytest.mark.parametrize(("code", "since"), sorted(former_codes().items()))
def test_a_code_that_was_given_up_begins_niks_and_is_nobodys_home(code: str, since: str) -> None:
    assert is_nik_prefix(code)
    assert not is_area(code)
    assert regency(since).valid_to is None
    assert code[:2] != since[:2] or code != since


@given(st.text(st.characters(categories=["Nd"]), min_size=4, max_size=4))
def test_a_nik_begins_with_a_code_of_today_or_of_once_and_with_no_other(code: str) -> None:
    assert is_nik_prefix(code) is (code in known_regencies() or code in former_codes())


@pytest.mark.parametrize("file", ["provinces.csv", "regencies.csv", "former_codes.csv"])
def test_no_row_of_a_file_has_an_empty_or_a_doubled_code(file: str) -> None:
    read = [row["code"] for row in rows_of(file)]
    assert all(read)
    assert len(read) == len(set(read))
    assert all(None not in row for row in rows_of(file)), "more cells than the header names"
