"""Choices that follow from a seed and from nothing else: the same on every machine, in every version of Python."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.assessment.dice import Dice
from prakerja.assessment.rules import Blueprint, answer_key, compose_test

SEEDS = st.binary(min_size=32, max_size=32)
THROWS = 6_000


@pytest.mark.parametrize(
    ("seed", "limit", "rolled"),
    [(bytes(32), 100, [8, 20, 40, 61, 14, 54, 66, 75]), (bytes([1]) * 32, 6, [2, 4, 1, 3, 5, 2, 1, 4])],
)
def test_what_a_seed_has_rolled_it_rolls_for_ever(seed: bytes, limit: int, rolled: list[int]) -> None:
    """Written down, so that a test that somebody is sitting never changes under them."""
    dice = Dice(seed)
    assert [dice.below(limit) for _ in rolled] == rolled


def test_what_a_seed_has_shuffled_it_shuffles_for_ever() -> None:
    assert Dice(bytes([2]) * 32).shuffled("ABCDE") == list("BDECA")
    assert Dice(bytes([2]) * 32).sample(range(10), 3) == [6, 5, 4]


def test_a_sitting_of_today_is_the_same_test_next_year() -> None:
    items = compose_test(bytes(32), Blueprint("any", 15, 4, 4, 6, 4), bank="1")
    assert [item.key for item in items][:6] == [
        "joining-a-training",
        "flat-tyre",
        "applying-by-mail",
        "growing-strides",
        "asks-when-unclear",
        "own-business",
    ]
    assert answer_key(items) == [2, 2, 2, 0, None, None, None, None, 1, 0, 3, 2, 1, 2, 0, 0, 3, 2]


@given(seed=SEEDS, limit=st.integers(1, 10**6))
def test_a_roll_lies_below_its_limit(seed: bytes, limit: int) -> None:
    assert 0 <= Dice(seed).below(limit) < limit


@given(seed=SEEDS)
def test_the_same_seed_rolls_the_same(seed: bytes) -> None:
    one, other = Dice(seed), Dice(seed)
    assert [one.below(1000) for _ in range(5)] == [other.below(1000) for _ in range(5)]


@given(seed=SEEDS, flipped=st.integers(0, 255))
def test_one_bit_more_is_another_test(seed: bytes, flipped: int) -> None:
    changed = bytearray(seed)
    changed[flipped // 8] ^= 1 << flipped % 8
    assert [Dice(seed).below(2**60) for _ in range(2)] != [Dice(bytes(changed)).below(2**60) for _ in range(2)]


@given(seed=SEEDS, count=st.integers(0, 12))
def test_a_sample_holds_different_places(seed: bytes, count: int) -> None:
    places = Dice(seed).sample(range(12), count)
    assert len(set(places)) == count
    assert set(places) <= set(range(12))


@given(seed=SEEDS, choices=st.lists(st.integers(), max_size=20))
def test_shuffling_loses_and_adds_nothing(seed: bytes, choices: list[int]) -> None:
    assert sorted(Dice(seed).shuffled(choices)) == sorted(choices)


@pytest.mark.parametrize("limit", [2, 4, 5, 6, 10])
def test_every_number_comes_up_equally_often(limit: int) -> None:
    dice = Dice(b"evenness")
    seen = Counter(dice.below(limit) for _ in range(THROWS))
    expected = THROWS / limit
    assert all(abs(seen[number] - expected) < 5 * expected**0.5 for number in range(limit))


def test_every_order_of_four_options_comes_up_equally_often() -> None:
    dice = Dice(b"orders")
    seen = Counter(tuple(dice.shuffled("ABCD")) for _ in range(THROWS))
    expected = THROWS / 24
    assert set(seen) == set(permutations("ABCD"))
    assert all(abs(count - expected) < 5 * expected**0.5 for count in seen.values())


def test_more_than_there_is_cannot_be_drawn() -> None:
    with pytest.raises((IndexError, ZeroDivisionError)):
        Dice(bytes(32)).sample("AB", 3)
    with pytest.raises((IndexError, ZeroDivisionError)):
        Dice(bytes(32)).pick([])
