"""The code of a letter is read as people type it back from paper."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.cards.letter_code import read_code, spelled

CODE = UUID("9f0c3f2e-95cb-4ad3-b6f8-4a4d27e7cb01")


@given(code=st.uuids())
def test_what_is_printed_is_read_back(code: UUID) -> None:
    assert read_code(spelled(code)) == code


@pytest.mark.parametrize(
    "typed",
    [
        "9F0C 3F2E 95CB 4AD3 B6F8 4A4D 27E7 CB01",
        "9f0c3f2e95cb4ad3b6f84a4d27e7cb01",
        "9f0c3f2e-95cb-4ad3-b6f8-4a4d27e7cb01",
        "  9F0C.3F2E.95CB.4AD3.B6F8.4A4D.27E7.CB01\n",
        "9FOC 3F2E 95CB 4AD3 B6F8 4A4D 27E7 CBOl",
        "９Ｆ０Ｃ 3F2E 95CB 4AD3 B6F8 4A4D 27E7 CB01",
    ],
)
def test_in_every_spelling_it_is_the_same_code(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize("typed", ["", "9F0C", "G" * 32, "9" * 31, "9" * 33, "\x00" * 32, "9" * 400, "{" + "9" * 32])
def test_anything_else_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(typed=st.text(max_size=60))
def test_reading_never_breaks(typed: str) -> None:
    assert read_code(typed) is None or len(typed) >= 32


def test_two_letters_have_two_codes() -> None:
    assert spelled(uuid4()) != spelled(uuid4())
