"""Numbers as people type them. No number here belongs to anybody: 0811 followed by eight zeros or a plain row."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.profile.phone_number import NotAPhoneNumber, PhoneReason, read_phone_number

NUMBER = "+6281234567890"


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "81234567890",
        "6281234567890",
        "+6281234567890",
        "006281234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "0812/3456/7890",
        "(0812) 3456-7890",
        "(0812)34567890",
        "+62 812-3456-7890",
        "+62 (812) 3456 7890",
        "62-812-3456-7890",
        "62 812 3456 7890",
        "00 62 812 3456 7890",
        "+62 0812 3456 7890",
        "+62(0)812 3456 7890",
        "62081234567890",
        "  0812 3456 7890  ",
        "\t081234567890\n",
        "0812\u00a03456\u00a07890",
        "0812\u20113456\u20117890",
        "0812–3456–7890",
        "\u202a+62 812-3456-7890\u202c",
        "\u200e081234567890",
        "0812\u200b34567890",
        "０８１２３４５６７８９０",
        "＋６２ ８１２ ３４５６ ７８９０",
        "٠٨١٢٣٤٥٦٧٨٩٠",
        "tel:+6281234567890",
        "0812\x0034567890",
        "\ufeff081234567890\u2060",
    ],
)
def test_every_usual_spelling_is_the_same_number(typed: str) -> None:
    assert read_phone_number(typed) == NUMBER


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0811000000", "+62811000000"),
        ("0811 0000 000", "+628110000000"),
        ("0895 0000 0000 0", "+62895000000000"),
        ("0881 0000 0000", "+6288100000000"),
        ("0851 0000 0000", "+6285100000000"),
        ("0831 0000 0000", "+6283100000000"),
    ],
)
def test_short_long_and_young_numbers_are_mobile_numbers(typed: str, number: str) -> None:
    assert read_phone_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", PhoneReason.MISSING),
        ("   ", PhoneReason.MISSING),
        ("- -", PhoneReason.MISSING),
        ("nomor saya", PhoneReason.NOT_DIGITS),
        ("O812 3456 7890", PhoneReason.NOT_DIGITS),
        ("0812345678l0", PhoneReason.NOT_DIGITS),
        ("0812 3456 7890 📱", PhoneReason.NOT_DIGITS),
        ("0812 3456 7890, 0813 0000 0000", PhoneReason.NOT_DIGITS),
        ("++6281234567890", PhoneReason.NOT_DIGITS),
        ("0812+34567890", PhoneReason.NOT_DIGITS),
        ("+", PhoneReason.NOT_DIGITS),
        ("0812345678½", PhoneReason.NOT_DIGITS),
        ("siti@contoh.example", PhoneReason.NOT_DIGITS),
        ("=0812", PhoneReason.NOT_DIGITS),
        ("+60123456789", PhoneReason.FOREIGN),
        ("+1 202 555 0123", PhoneReason.FOREIGN),
        ("0060123456789", PhoneReason.FOREIGN),
        ("+081234567890", PhoneReason.FOREIGN),
        ("021 1234567", PhoneReason.LANDLINE),
        ("(021) 123-4567", PhoneReason.LANDLINE),
        ("+62 22 1234567", PhoneReason.LANDLINE),
        ("14045", PhoneReason.LANDLINE),
        ("112", PhoneReason.LANDLINE),
        ("0", PhoneReason.LANDLINE),
        ("+62", PhoneReason.LANDLINE),
        ("62", PhoneReason.LANDLINE),
        ("0812", PhoneReason.TOO_SHORT),
        ("0812 3456", PhoneReason.TOO_SHORT),
        ("081234567", PhoneReason.TOO_SHORT),
        ("08123456789012", PhoneReason.TOO_LONG),
        ("0812 3456 7890 1234", PhoneReason.TOO_LONG),
        ("0812345678900812345678900", PhoneReason.TOO_LONG),
        ("0800 1234 5678", PhoneReason.UNKNOWN_PREFIX),
        ("0842 1234 5678", PhoneReason.UNKNOWN_PREFIX),
    ],
)
def test_what_is_no_mobile_number_is_refused_with_its_reason(typed: str, reason: PhoneReason) -> None:
    with pytest.raises(NotAPhoneNumber) as refused:
        read_phone_number(typed)
    assert refused.value.reason == reason


def test_the_refusal_does_not_repeat_the_number() -> None:
    with pytest.raises(NotAPhoneNumber) as refused:
        read_phone_number("0842 1234 5678")
    assert "1234" not in str(refused.value)


mobile = st.from_regex(r"8(1[1-9]|2[1-3]|5[1-35-9]|7[78]|3[1-38]|9[5-9]|8[1-9])[0-9]{6,9}", fullmatch=True)


@given(mobile, st.sampled_from(["0", "", "62", "+62", "0062", "+62 0", "(+62) "]), st.data())
def test_prefix_and_separators_change_nothing(national: str, prefix: str, data: st.DataObject) -> None:
    separators = data.draw(st.lists(st.sampled_from(["", " ", "-", ".", "/"]), min_size=12, max_size=12))
    typed = prefix + "".join(map("".join, zip(national, separators, strict=False)))
    assert read_phone_number(typed) == f"+62{national}"


@given(mobile)
def test_reading_twice_is_reading_once(national: str) -> None:
    number = read_phone_number(national)
    assert read_phone_number(number) == number


@given(st.text())
def test_whatever_is_typed_is_a_number_or_a_reason(typed: str) -> None:
    try:
        number = read_phone_number(typed)
    except NotAPhoneNumber:
        return
    assert re.fullmatch(r"\+628[1-9][0-9]{7,10}", number)


@given(mobile)
def test_digits_of_another_script_are_digits(national: str) -> None:
    thai = "".join(chr(ord("๐") + int(digit)) for digit in national)
    assert unicodedata.decimal(thai[0]) == 8
    assert read_phone_number(thai) == f"+62{national}"
