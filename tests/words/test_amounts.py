"""Numbers and amounts: grouped as each language does it, so that nobody reads a fraction."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.rupiah import Rupiah
from prakerja.words.amounts import rupiah, thousands


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (999, "999", "999"),
        (1_000, "1.000", "1,000"),
        (5_980_000, "5.980.000", "5,980,000"),
        (43_800_000, "43.800.000", "43,800,000"),
    ],
)
def test_a_number_is_grouped_by_thousands(number: int, indonesian: str, english: str) -> None:
    assert thousands(number) == indonesian
    with override("en"):
        assert thousands(number) == english


@pytest.mark.parametrize(("amount", "said"), [(0, "Rp0"), (50_000, "Rp50.000"), (3_550_000, "Rp3.550.000")])
def test_an_amount_has_its_sign_before_it_and_no_space(amount: int, said: str) -> None:
    assert rupiah(Rupiah(amount)) == said
    with override("en"):
        assert rupiah(Rupiah(amount)) == said.replace(".", ",")


@given(st.integers(0, 10**15))
def test_whatever_the_number_its_digits_are_all_there_and_no_group_is_longer_than_three(number: int) -> None:
    first, *others = thousands(number).split(".")
    assert int("".join((first, *others))) == number
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in others)
