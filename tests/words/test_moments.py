"""Times are told in WIB and in the reader's zone, with the day when it differs."""

from datetime import UTC, datetime

from django.utils import translation

from prakerja.words.moments import for_reader, in_three_zones
from tests.situations.waves import BANDUNG, JAYAPURA

NOON = datetime(2021, 2, 26, 5, 0, tzinfo=UTC)
LATE = datetime(2021, 6, 7, 16, 59, tzinfo=UTC)


def test_a_reader_in_the_west_reads_wib_alone() -> None:
    assert for_reader(NOON, BANDUNG) == "Jumat, 26 Februari 2021 pukul 12.00 WIB"


def test_a_reader_in_the_east_reads_both() -> None:
    assert for_reader(NOON, JAYAPURA) == "Jumat, 26 Februari 2021 pukul 12.00 WIB (14.00 WIT)"


def test_a_reader_without_a_domicile_reads_wib() -> None:
    assert for_reader(NOON, None) == "Jumat, 26 Februari 2021 pukul 12.00 WIB"


def test_the_day_is_told_where_it_is_another_one() -> None:
    assert in_three_zones(LATE) == (
        "Senin, 7 Juni 2021 pukul 23.59 WIB (Selasa, 8 Juni 2021 pukul 00.59 WITA, Selasa, 8 Juni 2021 pukul 01.59 WIT)"
    )


def test_english_readers_get_english_days() -> None:
    with translation.override("en"):
        assert for_reader(NOON, JAYAPURA) == "Friday, 26 February 2021 at 12:00 WIB (14:00 WIT)"
