"""Whatever way a number is typed or pasted, it is the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.typed_number import ascii_digits, typed_number


@pytest.mark.parametrize(
    "typed",
    [
        "481516",
        " 481 516 ",
        "481.516",
        "481-516",
        "481–516",
        "481\u00a0516",
        "４８１５１６",
        "٤٨١٥١٦",
        "\u202a481516\u202c",
    ],
)
def test_spacing_script_and_invisible_marks_do_not_matter(typed: str) -> None:
    assert typed_number(typed) == "481516"


def test_what_is_no_digit_stays_to_be_refused() -> None:
    assert typed_number("48l5 1b") == "48l51b"


def test_words_and_their_spaces_stay_where_only_digits_are_rewritten() -> None:
    assert ascii_digits("１２ Maret １９９０") == "12 Maret 1990"


@given(st.text())
def test_any_text_can_be_read_and_reading_twice_is_reading_once(text: str) -> None:
    assert typed_number(typed_number(text)) == typed_number(text)
