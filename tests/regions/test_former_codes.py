"""The codes that regencies gave up before the programme began, which NIKs still begin with."""

import pytest

from prakerja.regions.areas import is_area
from prakerja.regions.former_codes import former_codes, is_nik_prefix
from prakerja.regions.known import regencies, regency


@pytest.mark.parametrize("code", ["6404", "6405", "6406", "6410", "6473"])
def test_nik_of_kaltara_from_before_2013_begin_with_kalimantan_timur(code: str) -> None:
    assert is_nik_prefix(code)
    assert former_codes()[code].startswith("65")


@pytest.mark.parametrize("code", ["7319", "7320", "7321", "7323", "7325"])
def test_nik_of_sulawesi_barat_from_before_2004_begin_with_sulawesi_selatan(code: str) -> None:
    assert is_nik_prefix(code)
    assert former_codes()[code].startswith("76")


def test_every_former_code_leads_to_a_regency_of_today_and_is_none_itself() -> None:
    codes = {row.code for row in regencies()}
    for code, since in former_codes().items():
        assert regency(since).name
        assert code not in codes


def test_every_regency_of_the_programme_is_a_prefix() -> None:
    assert all(is_nik_prefix(row.code) for row in regencies())


@pytest.mark.parametrize("code", ["", "00", "32", "3299", "9971", "ID"])
def test_what_never_was_a_regency_is_no_prefix(code: str) -> None:
    assert not is_nik_prefix(code)


def test_no_seats_can_be_planned_where_nobody_lives_any_more() -> None:
    assert not any(is_area(code) for code in former_codes())
