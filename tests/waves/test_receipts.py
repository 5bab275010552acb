"""Receipts are random, readable, and a slip in typing is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.waves.receipts import ALPHABET, check_character, new_receipt
from tests.situations.receipts import is_receipt

bodies = st.text(alphabet=ALPHABET, min_size=13, max_size=13)


def test_a_receipt_begins_with_the_wave() -> None:
    receipt = new_receipt(12)
    assert receipt.startswith("12-")
    assert is_receipt(receipt)


def test_two_receipts_differ() -> None:
    assert len({new_receipt(12) for _ in range(500)}) == 500


@given(body=bodies, place=st.integers(0, 12), other=st.sampled_from(ALPHABET))
def test_one_mistyped_character_is_noticed(body: str, place: int, other: str) -> None:
    mistyped = body[:place] + other + body[place + 1 :]
    assert is_receipt(f"12-{mistyped}{check_character(body)}") == (mistyped == body)


@given(body=bodies, place=st.integers(0, 11))
def test_two_swapped_neighbours_are_noticed(body: str, place: int) -> None:
    first, second = body[place], body[place + 1]
    swapped = body[:place] + second + first + body[place + 2 :]
    # Luhn's one blind spot: the first and the last character of the alphabet.
    if {first, second} != {ALPHABET[0], ALPHABET[-1]}:
        assert is_receipt(f"12-{swapped}{check_character(body)}") == (first == second)


@given(st.text())
def test_other_text_is_no_receipt(text: str) -> None:
    assert not is_receipt(text) or text.partition("-")[0].isdigit()


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ("0000000000000", "0"),
        ("0000000000001", "Y"),
        ("000000000000G", "Z"),
        ("0000000000010", "Z"),
        ("ZZZZZZZZZZZZZ", "D"),
        ("7F3KQ2M9XA4TW", "7"),
    ],
)
def test_the_check_character_is_luhns_over_32(body: str, check: str) -> None:
    assert check_character(body) == check


@pytest.mark.parametrize("confusing", "ILOU")
def test_no_character_is_mistaken_for_another(confusing: str) -> None:
    assert confusing not in ALPHABET
    assert len(set(ALPHABET)) == 32


def test_every_place_takes_every_character() -> None:
    bodies = [new_receipt(1).removeprefix("1-")[:-1] for _ in range(2_000)]
    assert all({body[place] for body in bodies} == set(ALPHABET) for place in range(13))
