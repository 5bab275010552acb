"""The region lists: counts, dates, zones and the traps of Papua."""

from collections import Counter
from datetime import date

import pytest

from prakerja.regions.known import provinces, provinces_on, regencies, regencies_on, regency, zone_of

ARTICLE_DAY = date(2021, 1, 6)
AFTER_THE_SPLIT = date(2023, 2, 17)


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2020, 4, 11), 34),
        (date(2022, 7, 24), 34),
        (date(2022, 7, 25), 37),
        (date(2022, 12, 7), 37),
        (date(2022, 12, 8), 38),
    ],
)
def test_the_number_of_provinces_follows_the_laws(day: date, count: int) -> None:
    assert len(provinces_on(day)) == count


@pytest.mark.parametrize("day", [ARTICLE_DAY, date(2022, 7, 24), date(2022, 7, 25), date(2022, 12, 8), AFTER_THE_SPLIT])
def test_there_are_always_416_kabupaten_and_98_kota(day: date) -> None:
    assert Counter(row.kind for row in regencies_on(day)) == {"kabupaten": 416, "kota": 98}


@pytest.mark.parametrize("day", [ARTICLE_DAY, AFTER_THE_SPLIT])
def test_every_regency_lies_in_a_province_of_its_day(day: date) -> None:
    assert {row.province for row in regencies_on(day)} == {row.code for row in provinces_on(day)}


def test_codes_are_unique_sorted_and_begin_with_their_province() -> None:
    codes = [row.code for row in regencies()]
    assert codes == sorted(set(codes))
    assert all(row.code[:2] == row.province and len(row.code) == 4 for row in regencies())


def test_names_are_unique_on_any_day() -> None:
    for day in (ARTICLE_DAY, AFTER_THE_SPLIT):
        assert len({row.name for row in regencies_on(day)}) == 514


def test_papua_is_91_as_kemendagri_counts_and_not_94_as_bps_does() -> None:
    names = {row.code: row.name for row in provinces_on(ARTICLE_DAY)}
    assert names["91"] == "Papua"
    assert names["92"] == "Papua Barat"
    assert "94" not in names


def test_aceh_selatan_is_1101_as_kemendagri_counts() -> None:
    assert regency("1101").name == "Kabupaten Aceh Selatan"


def test_merauke_moved_from_9101_to_9301_on_the_day_of_the_law() -> None:
    assert regency("9101").name == regency("9301").name == "Kabupaten Merauke"
    assert regency("9101").valid_to == regency("9301").valid_from == date(2022, 7, 25)


def test_sorong_is_a_kabupaten_and_a_kota() -> None:
    assert (regency("9201").kind, regency("9271").kind) == ("kabupaten", "kota")


def test_papua_and_papua_barat_had_29_and_13_regencies_in_2020() -> None:
    counts = Counter(row.province for row in regencies_on(ARTICLE_DAY))
    assert (counts["91"], counts["92"]) == (29, 13)


def test_the_renamed_regencies_carry_their_new_names() -> None:
    assert regency("7601").name == "Kabupaten Pasangkayu"
    assert regency("8103").name == "Kabupaten Kepulauan Tanimbar"


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("3171", "Asia/Jakarta"),
        ("6171", "Asia/Jakarta"),
        ("6271", "Asia/Jakarta"),
        ("6371", "Asia/Makassar"),
        ("6471", "Asia/Makassar"),
        ("6571", "Asia/Makassar"),
        ("5171", "Asia/Makassar"),
        ("8171", "Asia/Jayapura"),
        ("9171", "Asia/Jayapura"),
    ],
)
def test_each_regency_lives_in_its_time_zone(code: str, zone: str) -> None:
    assert zone_of(code).key == zone


def test_a_regency_lives_in_the_zone_of_its_province() -> None:
    zones = {row.code: row.zone for row in provinces()}
    assert all(row.zone == zones[row.province] for row in regencies())
