"""Lines as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.typed_line import clean_line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  Siti   Rekaan ", "Siti Rekaan"),
        ("Siti\tRekaan\r\n", "Siti Rekaan"),
        ("Siti\u00a0Rekaan", "Siti Rekaan"),
        ("Siti\u200b", "Siti"),
        ("\u2066Siti\u2069", "Siti"),
        ("Siti\x00", "Siti"),
        ("Jose\u0301", "José"),
        ("Siti\ud800", "Siti"),
        ("\u200b \u200d", ""),
        ("", ""),
    ],
)
def test_a_line_is_kept_as_a_person_meant_it(typed: str, line: str) -> None:
    assert clean_line(typed) == line


@given(st.text())
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    line = clean_line(typed)
    assert clean_line(line) == line


@given(st.text())
def test_a_clean_line_is_one_line_with_something_at_both_ends(typed: str) -> None:
    line = clean_line(typed)
    assert "\n" not in line
    assert line == line.strip()
