"""Whatever the day, the nation is whole: every regency once, in a province of that day, with one name and one zone."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
AREAS = st.sampled_from([NATION, *(row.code for row in provinces()), *(row.code for row in regencies())])
CHANGES = sorted({day for row in regencies() for day in (row.valid_from, row.valid_to) if day})


@given(day=DAYS)
def test_the_nation_has_514_regencies_on_any_day(day: date) -> None:
    assert len(regencies_on(day)) == len({row.name for row in regencies_on(day)}) == 514


@given(day=DAYS)
def test_every_province_of_a_day_has_regencies_and_every_regency_its_province(day: date) -> None:
    assert {row.province for row in regencies_on(day)} == {row.code for row in provinces_on(day)}


@given(day=DAYS)
def test_what_is_in_force_is_listed_by_code(day: date) -> None:
    for rows in (regencies_on(day), provinces_on(day)):
        codes = [row.code for row in rows]
        assert codes == sorted(set(codes))


@given(day=DAYS)
def test_nobody_loses_their_regency_from_one_day_to_the_next(day: date) -> None:
    """A code may change over night; the name that people live under does not."""
    today, tomorrow = ({row.name for row in regencies_on(one)} for one in (day, day + timedelta(days=1)))
    assert today == tomorrow


@pytest.mark.parametrize("day", CHANGES)
def test_on_the_day_of_a_law_the_new_code_counts_and_the_day_before_the_old_one(day: date) -> None:
    before, after = ({row.code for row in regencies_on(one)} for one in (day - timedelta(days=1), day))
    given_up, new = before - after, after - before
    assert given_up
    assert len(given_up) == len(new)
    assert {regency(code).name for code in given_up} == {regency(code).name for code in new}


def test_a_code_once_given_up_is_never_given_again() -> None:
    assert max(Counter(row.code for row in regencies()).values()) == 1
    assert max(Counter(row.code for row in provinces()).values()) == 1


def test_nothing_ends_before_it_begins() -> None:
    rows: list[KnownProvince | KnownRegency] = [*provinces(), *regencies()]
    assert all(row.valid_from < row.valid_to for row in rows if row.valid_from and row.valid_to)


@given(outer=AREAS, middle=AREAS, inner=AREAS)
def test_what_lies_in_a_part_lies_in_the_whole(outer: str, middle: str, inner: str) -> None:
    if contains(outer, middle) and contains(middle, inner):
        assert contains(outer, inner)


@given(one=AREAS, other=AREAS)
def test_two_areas_that_lie_in_each_other_are_the_same(one: str, other: str) -> None:
    assert (contains(one, other) and contains(other, one)) is (one == other)


@given(area=AREAS, code=st.sampled_from([row.code for row in regencies()]))
def test_seats_of_an_area_are_for_exactly_the_regencies_inside_it(area: str, code: str) -> None:
    assert (area in areas_of(code)) is contains(area, code)


@given(area=AREAS)
def test_every_area_has_a_name_of_its_own(area: str) -> None:
    assert is_area(area)
    assert area_name(area).strip() == area_name(area) != ""


@given(text=st.text(max_size=6))
def test_what_is_on_no_list_is_no_area_and_has_no_name_and_no_clock(text: str) -> None:
    codes = {row.code for row in provinces()} | known_regencies() | {NATION}
    assert is_area(text) is (text in codes)
    if text not in codes:
        with pytest.raises(UnknownRegion):
            area_name(text)
    if text not in known_regencies():
        with pytest.raises(UnknownRegion):
            zone_of(text)


@given(text=st.text(alphabet="0123456789", min_size=4, max_size=4))
def test_a_nik_begins_with_a_code_that_a_regency_has_or_had(text: str) -> None:
    assert is_nik_prefix(text) is (text in known_regencies() or text in former_codes())


def test_a_former_code_was_given_up_before_the_programme_began() -> None:
    rows = rows_of("former_codes.csv")
    assert all(date.fromisoformat(row["until"]) < date(2020, 4, 11) for row in rows)
    assert len({row["code"] for row in rows}) == len(rows)


def cells() -> Iterator[tuple[str, str, str]]:
    for file in ("provinces.csv", "regencies.csv", "former_codes.csv"):
        for row in rows_of(file):
            yield from ((file, key, value) for key, value in row.items())


def test_no_cell_is_padded_or_holds_what_a_spreadsheet_left() -> None:
    assert [cell for cell in cells() if cell[2] != cell[2].strip() or cell[2].startswith(("'", '"', "="))] == []


def test_codes_have_kept_their_leading_digits() -> None:
    lengths = {"provinces.csv": 2, "regencies.csv": 4, "former_codes.csv": 4}
    codes = [(file, value) for file, key, value in cells() if key == "code"]
    assert [code for file, code in codes if len(code) != lengths[file] or not code.isdecimal()] == []


@pytest.mark.parametrize("kind", ["kabupaten", "kota"])
def test_a_name_says_what_the_regency_is(kind: str) -> None:
    of_that_kind = [row for row in regencies() if row.kind == kind]
    assert all(row.name.startswith(kind.capitalize()) for row in of_that_kind)
    #: Kemendagri counts cities from 71 on.
    assert all((int(row.code[2:]) >= 71) is (kind == "kota") for row in of_that_kind)


def test_the_three_zones_are_the_three_of_the_country() -> None:
    zones = Counter(row.zone for row in regencies_on(date(2021, 1, 6)))
    assert set(zones) == {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"}
    assert zones["Asia/Jakarta"] > zones["Asia/Makassar"] > zones["Asia/Jayapura"] > 0
