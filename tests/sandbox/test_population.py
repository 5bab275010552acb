"""The synthetic nation: everybody has one NIK, and every NIK leads back to one person."""

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja_sandbox.population import (
    POPULATION,
    Person,
    household_of,
    index_of,
    people,
    person,
)
from prakerja_sandbox.regencies import REGENCIES, REGENCY_BY_CODE

END_OF_2020 = date(2020, 12, 31)
PLATFORM_REGIONS = Path(__file__).parents[2] / "src/prakerja/regions/data/regencies.csv"
numbers = st.integers(min_value=0, max_value=POPULATION - 1)


def test_the_nation_has_at_least_a_hundred_million_people() -> None:
    assert POPULATION >= 100_000_000


@given(numbers)
def test_a_nik_leads_back_to_its_person(number: int) -> None:
    assert index_of(person(number).nik) == number


@given(numbers)
def test_a_nik_tells_regency_birth_date_and_sex_and_was_never_issued(number: int) -> None:
    somebody = person(number)
    day = int(somebody.nik[6:8]) - (40 if somebody.sex == "Perempuan" else 0)
    assert len(somebody.nik) == len(somebody.family_card) == 16
    assert somebody.nik[:4] == somebody.regency in REGENCY_BY_CODE
    assert (day, int(somebody.nik[8:10]), int(somebody.nik[10:12])) == (
        somebody.born_on.day,
        somebody.born_on.month,
        somebody.born_on.year % 100,
    )
    assert somebody.nik.endswith("0000")
    assert somebody.family_card.endswith("0000")


@given(numbers)
def test_a_family_shares_its_card_its_regency_and_its_address(number: int) -> None:
    family = household_of(number)
    assert person(number) in family
    assert 1 <= len(family) <= 5
    assert len({(member.family_card, member.regency, member.address) for member in family}) == 1


@given(st.text(alphabet="0123456789", min_size=16, max_size=16) | st.text(max_size=20))
def test_any_other_text_belongs_to_nobody(text: str) -> None:
    number = index_of(text)
    assert number is None or person(number).nik == text


def test_the_first_hundred_thousand_people_are_distinct_and_plausible() -> None:
    crowd = list(people(0, 100_005))
    ages = [somebody.age_on(END_OF_2020) for somebody in crowd]
    assert len({somebody.nik for somebody in crowd}) == len(crowd)
    assert min(ages) >= 5
    assert max(ages) <= 80
    assert sum(18 <= age <= 45 for age in ages) > len(ages) / 2
    assert {somebody.regency for somebody in crowd} == set(REGENCY_BY_CODE)
    assert _share(crowd, "32") > _share(crowd, "33") > _share(crowd, "12") > _share(crowd, "65") > 0
    assert {len(somebody.name.split()) for somebody in crowd} == {1, 2, 3, 5}


def test_children_are_a_generation_younger_than_their_parents() -> None:
    households = [household_of(block * 15 + 6) for block in range(500)]
    for parent, _, child, _ in households:
        assert 18 < (child.born_on - parent.born_on).days / 365 < 40


def test_people_are_the_same_one_by_one_and_in_a_row() -> None:
    assert list(people(7, 52)) == [person(number) for number in range(7, 52)]
    assert [later.number - earlier.number for earlier, later in pairwise(people(0, 100))] == [1] * 99


@pytest.mark.parametrize(
    ("ending", "status"), [(9996, "active"), (9997, "deceased"), (9998, "duplicate"), (9999, "inactive")]
)
def test_the_last_four_digits_decide_the_status(ending: int, status: str) -> None:
    assert person(5_000_000 + ending).status == status


@pytest.mark.parametrize("number", [-1, POPULATION])
def test_there_is_nobody_outside_the_nation(number: int) -> None:
    with pytest.raises(IndexError):
        person(number)
    with pytest.raises(IndexError):
        next(people(number, number + 1))


def test_the_sandbox_knows_the_regencies_of_2020_as_the_platform_does() -> None:
    with PLATFORM_REGIONS.open(encoding="utf-8") as rows:
        platform = {(row["code"], row["name"]) for row in csv.DictReader(rows) if not row["valid_from"]}
    assert {(regency.code, regency.name) for regency in REGENCIES} == platform


def _share(crowd: list[Person], province: str) -> float:
    return sum(somebody.regency.startswith(province) for somebody in crowd) / len(crowd)
