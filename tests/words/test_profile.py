"""What step 3 says of answers, numbers and times."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
import time_machine
from django.utils.translation import override

from prakerja.profile.phone_number import NotAPhoneNumber, PhoneReason, read_phone_number
from prakerja.profile.reading import Reason
from prakerja.words.profile import CHOICES, DELIVERY, moment_in_zones, words_for, words_for_phone

NOW: Final = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("field", "reason", "said"),
    [
        ("full_name", Reason.MISSING, "Tuliskan nama lengkap Anda"),
        ("full_name", Reason.TOO_LONG, "Nama paling panjang 200 huruf. Singkat gelar atau nama tengahnya."),
        ("full_name", Reason.NO_LETTER, "Tuliskan nama dengan huruf"),
        ("full_name", Reason.BEGINS_LIKE_A_FORMULA, "Jangan mulai dengan tanda =, +, @, atau -"),
        ("ktp_address", Reason.TOO_SHORT, "Alamat terlalu pendek: tuliskan nama jalan atau dusun"),
        ("ktp_address", Reason.TOO_LONG, "Terlalu panjang: paling banyak 300 huruf"),
        ("domicile_address", Reason.TOO_LONG, "Terlalu panjang: paling banyak 300 huruf"),
        (
            "domicile_address",
            Reason.NO_LETTER,
            "Alamat ini hanya berisi angka atau tanda: tuliskan juga nama jalan atau dusun",
        ),
        ("education", Reason.MISSING, "Pilih pendidikan terakhir yang Anda tamatkan"),
        ("education", Reason.NOT_OFFERED, "Pilih pendidikan terakhir yang Anda tamatkan"),
        ("dependants", Reason.NOT_A_NUMBER, "Tuliskan jumlah orang dengan angka, misalnya 2"),
        ("dependants", Reason.OUT_OF_RANGE, "Jumlah tanggungan antara 0 dan 20 orang"),
    ],
)
def test_an_answer_that_is_none_is_told_how_to_be_one(field: str, reason: Reason, said: str) -> None:
    assert words_for(field, reason) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Tuliskan nomor HP Anda"),
        ("nol delapan", "Nomor HP hanya berisi angka"),
        ("+65 8123 4567", "Nomor HP harus nomor Indonesia"),
        ("021 555 0000", "Ini bukan nomor HP"),
        ("0812 345", "Nomor HP terlalu pendek"),
        ("0812 3456 7890 12", "Nomor HP terlalu panjang"),
        ("0800 0000 0000", "Awalan nomor ini tidak dipakai operator mana pun"),
    ],
)
def test_a_number_that_is_none_is_told_why(typed: str, said: str) -> None:
    with pytest.raises(NotAPhoneNumber) as refused:
        read_phone_number(typed)
    assert str(words_for_phone(refused.value.reason)).startswith(said)


def test_the_example_of_a_number_is_one() -> None:
    """What a page tells people to type must be taken when they do."""
    example = str(words_for_phone(PhoneReason.NOT_DIGITS)).partition("misalnya ")[2]
    assert read_phone_number(example).startswith("+628")


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(minutes=15), "10.15 WIB / 11.15 WITA / 12.15 WIT"),
        (timedelta(hours=13, minutes=59), "23.59 WIB / 00.59 WITA / 01.59 WIT"),
        (timedelta(hours=14), "25-02-2021 00.00 WIB / 01.00 WITA / 02.00 WIT"),
    ],
)
def test_a_time_is_told_for_all_three_zones_with_the_day_in_jakarta(after: timedelta, said: str) -> None:
    assert moment_in_zones(NOW + after) == said


def test_what_became_of_an_sms_ends_as_a_sentence_in_both_languages() -> None:
    for language in ("id", "en"):
        with override(language):
            assert all(str(words).endswith(".") for words in DELIVERY.values())


def test_the_kind_of_a_disability_need_not_be_named() -> None:
    assert str(CHOICES["disability_kind"][""]) == "Tidak ingin menyebutkan"


@pytest.mark.parametrize("field", ["same_as_ktp", "in_formal_education", "disability"])
def test_a_plain_question_is_answered_with_yes_or_no(field: str) -> None:
    assert {key: str(words) for key, words in CHOICES[field].items()} == {"yes": "Ya", "no": "Tidak"}
