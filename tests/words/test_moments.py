"""Times are told in WIB and in the reader's zone, with the day when it differs."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.clock import WIB, WIT, WITA
from prakerja.regions.known import UnknownRegion, regencies
from prakerja.words.moments import for_reader, in_all_zones, in_three_zones, in_wib, time_of_day
from tests.situations.waves import BANDUNG, JAYAPURA

NOON = datetime(2021, 2, 26, 5, 0, tzinfo=UTC)
LATE = datetime(2021, 6, 7, 16, 59, tzinfo=UTC)
DENPASAR = "5171"

moments = st.integers(0, 10 * 365 * 24 * 3600).map(lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s))


def test_a_reader_in_the_west_reads_wib_alone() -> None:
    assert for_reader(NOON, BANDUNG) == "Jumat, 26 Februari 2021 pukul 12.00 WIB"


def test_a_reader_in_the_middle_reads_both() -> None:
    assert for_reader(NOON, DENPASAR) == "Jumat, 26 Februari 2021 pukul 12.00 WIB (13.00 WITA)"


def test_a_reader_in_the_east_reads_both() -> None:
    assert for_reader(NOON, JAYAPURA) == "Jumat, 26 Februari 2021 pukul 12.00 WIB (14.00 WIT)"


@pytest.mark.parametrize("nowhere", [None, ""])
def test_a_reader_without_a_domicile_reads_wib(nowhere: str | None) -> None:
    assert for_reader(NOON, nowhere) == "Jumat, 26 Februari 2021 pukul 12.00 WIB"


def test_a_place_that_there_is_not_has_no_time() -> None:
    with pytest.raises(UnknownRegion):
        for_reader(NOON, "9999")


def test_the_day_is_told_where_it_is_another_one() -> None:
    assert in_three_zones(LATE) == (
        "Senin, 7 Juni 2021 pukul 23.59 WIB (Selasa, 8 Juni 2021 pukul 00.59 WITA, Selasa, 8 Juni 2021 pukul 01.59 WIT)"
    )


def test_at_eleven_at_night_it_is_tomorrow_in_the_middle_and_an_hour_before_in_the_east_alone() -> None:
    ten = datetime(2021, 6, 7, 15, 0, tzinfo=UTC)
    assert in_three_zones(ten) == (
        "Senin, 7 Juni 2021 pukul 22.00 WIB (23.00 WITA, Selasa, 8 Juni 2021 pukul 00.00 WIT)"
    )


def test_english_readers_get_english_days() -> None:
    with translation.override("en"):
        assert for_reader(NOON, JAYAPURA) == "Friday, 26 February 2021 at 12:00 WIB (14:00 WIT)"


def test_the_time_of_day_alone_in_all_three_zones() -> None:
    assert in_all_zones(NOON) == "12.00 WIB / 13.00 WITA / 14.00 WIT"
    with translation.override("en"):
        assert in_all_zones(NOON) == "12:00 WIB / 13:00 WITA / 14:00 WIT"


def test_midnight_is_at_zero() -> None:
    assert time_of_day(datetime(2021, 2, 25, 17, 0, tzinfo=UTC)) == "00.00"


def test_wib_is_not_repeated_in_the_brackets() -> None:
    assert in_wib(NOON, [WIB]) == in_wib(NOON)
    assert in_wib(NOON, [WIB, WIT]).count("WIB") == 1


@given(moments)
def test_the_three_zones_are_an_hour_apart(moment: datetime) -> None:
    hours = [int(time_of_day(moment, zone)[:2]) for zone in (WIB, WITA, WIT)]
    assert [(hour - hours[0]) % 24 for hour in hours] == [0, 1, 2]


@given(moments)
def test_the_day_stands_in_brackets_exactly_where_it_is_another(moment: datetime) -> None:
    brackets = in_wib(moment, [WIT]).partition("(")[2]
    is_another_day = moment.astimezone(WIB).date() != moment.astimezone(WIT).date()
    assert bool(re.search(r"\d{4}", brackets)) is is_another_day


@given(moments, st.sampled_from([row.code for row in regencies()]))
def test_every_reader_is_told_wib_first_and_one_other_zone_at_most(moment: datetime, regency: str) -> None:
    said = for_reader(moment, regency)
    assert said == in_wib(moment) or said.startswith(f"{in_wib(moment)} (")
    assert len(re.findall(r"\bWI(?:B|TA|T)\b", said)) <= 2


@given(moments)
def test_seconds_are_never_told_and_nothing_is_rounded_up(moment: datetime) -> None:
    whole = moment.replace(second=0, microsecond=0)
    assert in_three_zones(moment) == in_three_zones(whole)
    assert in_three_zones(whole + timedelta(seconds=59)) == in_three_zones(whole)
