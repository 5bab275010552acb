"""An amount is whole, never below zero, and nothing of it is lost or made on the way."""

from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import NotAnAmount, NotEnough, Rupiah, sum_of

#: The most that the database's column holds.
MOST: Final = 2**63 - 1
NOTHING: Final = Rupiah(0)
numbers = st.integers(min_value=0, max_value=MOST)
amounts = st.builds(Rupiah, numbers)
#: What is no amount and no number of times.
STRANGERS: Final = [1.0, 0.5, Decimal(1), "1", None, True, False, timedelta(1)]


@pytest.mark.parametrize("number", [0, 1, MOST])
def test_a_whole_number_from_nothing_up_is_an_amount(number: int) -> None:
    assert int(Rupiah(number)) == number


@pytest.mark.parametrize("number", [-1, -MOST, *STRANGERS, float("nan"), Rupiah(1)])
def test_nothing_else_is_an_amount(number: Any) -> None:
    with pytest.raises(NotAnAmount, match="not an amount in whole rupiah"):
        Rupiah(number)


def test_an_amount_does_not_change() -> None:
    with pytest.raises(AttributeError):
        Rupiah(1).amount = 2  # type: ignore[misc]


@given(amounts, amounts)
def test_amounts_add_up_as_their_numbers_do(one: Rupiah, other: Rupiah) -> None:
    assert one + other == other + one == Rupiah(int(one) + int(other))


@given(amounts, amounts)
def test_what_was_added_can_be_taken_again(one: Rupiah, other: Rupiah) -> None:
    assert (one + other) - other == one


@given(amounts)
def test_all_of_it_can_be_taken_and_not_one_rupiah_more(amount: Rupiah) -> None:
    assert amount - amount == NOTHING
    with pytest.raises(NotEnough) as refused:
        amount - (amount + Rupiah(1))
    assert (refused.value.there, refused.value.wanted) == (amount, amount + Rupiah(1))


def test_taking_more_than_there_is_is_refused_in_words() -> None:
    with pytest.raises(Refused, match=r"^Rp5 is more than Rp4$"):
        Rupiah(4) - Rupiah(5)


@given(amounts, st.integers(min_value=0, max_value=100))
def test_so_many_times_an_amount_is_it_added_so_often(amount: Rupiah, times: int) -> None:
    assert amount * times == times * amount == sum_of([amount] * times)


def test_less_than_no_times_is_no_amount() -> None:
    assert Rupiah(5) * 0 == NOTHING
    with pytest.raises(NotAnAmount):
        Rupiah(5) * -1


@given(amounts, st.integers(min_value=1, max_value=500))
def test_the_parts_are_the_whole_and_differ_by_a_rupiah_at_most(amount: Rupiah, parts: int) -> None:
    shares = amount.split(parts)
    assert len(shares) == parts
    assert sum_of(shares) == amount
    assert list(shares) == sorted(shares, reverse=True)
    assert int(shares[0] - shares[-1]) <= 1


@pytest.mark.parametrize(
    ("amount", "parts", "shares"),
    [(0, 3, [0, 0, 0]), (2, 3, [1, 1, 0]), (3, 3, [1, 1, 1]), (4, 3, [2, 1, 1]), (5, 3, [2, 2, 1]), (7, 1, [7])],
)
def test_what_does_not_divide_goes_to_the_first(amount: int, parts: int, shares: list[int]) -> None:
    assert [int(share) for share in Rupiah(amount).split(parts)] == shares


@pytest.mark.parametrize("parts", [0, -1, *STRANGERS])
def test_there_is_a_whole_number_of_parts_and_one_at_least(parts: Any) -> None:
    with pytest.raises(ValueError, match="parts"):
        Rupiah(5).split(parts)


@given(numbers, numbers)
def test_amounts_stand_in_the_order_of_their_numbers(one: int, other: int) -> None:
    assert (Rupiah(one) < Rupiah(other)) == (one < other)
    assert (Rupiah(one) >= Rupiah(other)) == (one >= other)
    assert (Rupiah(one) == Rupiah(other)) == (one == other)


@given(st.lists(numbers))
def test_a_sum_is_the_numbers_sum(several: list[int]) -> None:
    assert int(sum_of(map(Rupiah, several))) == sum(several)


@pytest.mark.parametrize("stranger", [1, *STRANGERS])
def test_an_amount_meets_amounts_alone(stranger: Any) -> None:
    assert Rupiah(1) != stranger
    for meet in (Rupiah.__add__, Rupiah.__sub__, Rupiah.__lt__):
        assert meet(Rupiah(1), stranger) is NotImplemented
    with pytest.raises(TypeError):
        stranger + Rupiah(1)
    with pytest.raises(TypeError):
        assert Rupiah(1) >= stranger


@pytest.mark.parametrize("times", [*STRANGERS, Rupiah(2)])
def test_it_is_multiplied_by_whole_numbers_alone(times: Any) -> None:
    with pytest.raises(TypeError):
        Rupiah(2) * times
    with pytest.raises(TypeError):
        times * Rupiah(2)


def test_nothing_is_false_and_one_rupiah_is_true() -> None:
    assert not NOTHING
    assert Rupiah(1)


def test_equal_amounts_are_one_member_of_a_set() -> None:
    assert {Rupiah(5), Rupiah(5), Rupiah(6)} == {Rupiah(6), Rupiah(5)}


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, MOST])
def test_the_database_takes_its_number_and_gives_it_back(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::bigint", [int(Rupiah(number))])
        assert Rupiah(*cursor.fetchone()) == Rupiah(number)
