"""An amount is read as it was meant, or refused: never as ten times as much."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.rupiah import Rupiah
from prakerja.kit.typed_amount import AmountProblem, UnreadableAmount, read_amount

_LARGEST = 10**15 - 1


@pytest.mark.parametrize("typed", ["1000000", "1.000.000", " 1.000.000 ", "Rp1.000.000", "Rp 1000000"])
def test_dots_or_none_are_the_same_amount(typed: str) -> None:
    assert read_amount(typed) == Rupiah(1_000_000)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", AmountProblem.MISSING),
        ("  ", AmountProblem.MISSING),
        ("Rp", AmountProblem.MISSING),
        ("1,5", AmountProblem.COMMA),
        ("1,000,000", AmountProblem.COMMA),
        ("1.000,00", AmountProblem.COMMA),
        ("1.00.000", AmountProblem.DOTS),
        ("1000.000", AmountProblem.DOTS),
        ("1.5", AmountProblem.DOTS),
        (".000", AmountProblem.NOTHING),
        ("1.", AmountProblem.DOTS),
        ("1..000", AmountProblem.DOTS),
        ("0", AmountProblem.NOTHING),
        ("0.000", AmountProblem.NOTHING),
        ("007", AmountProblem.NOT_DIGITS),
        ("-1", AmountProblem.NOT_DIGITS),
        ("1 000", AmountProblem.NOT_DIGITS),
        ("1e6", AmountProblem.NOT_DIGITS),
        ("satu", AmountProblem.NOT_DIGITS),
        ("１００", AmountProblem.NOT_DIGITS),
        ("9" * 16, AmountProblem.TOO_LARGE),
        ("9" * 400, AmountProblem.TOO_LARGE),
    ],
)
def test_what_could_be_meant_otherwise_is_refused_with_its_reason(typed: str, problem: AmountProblem) -> None:
    with pytest.raises(UnreadableAmount) as refused:
        read_amount(typed)
    assert refused.value.problem is problem


@given(st.integers(min_value=1, max_value=_LARGEST))
def test_every_amount_is_read_back_as_it_is_written(amount: int) -> None:
    assert read_amount(f"{amount}") == read_amount(f"{amount:,}".replace(",", ".")) == Rupiah(amount)


@given(st.text())
def test_any_text_is_an_amount_or_refused(text: str) -> None:
    with suppress(UnreadableAmount):
        assert read_amount(text) > Rupiah(0)
