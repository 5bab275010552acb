"""How probable a difference is: against tables of χ², against samples, and where nothing is left to chance."""

import math

import numpy as np
import pytest

from prakerja.draw.checks.chance import chi_square_tail, difference


@pytest.mark.parametrize(
    ("statistic", "freedom", "probability"),
    [(3.841459, 1, 0.05), (6.634897, 1, 0.01), (18.307038, 10, 0.05), (0, 5, 1), (2_000, 3, 0)],
)
def test_the_tail_is_that_of_the_tables(statistic: float, freedom: int, probability: float) -> None:
    assert chi_square_tail(statistic, freedom) == pytest.approx(probability, abs=1e-6)


@pytest.mark.parametrize("freedom", [2, 8, 24, 34])
@pytest.mark.parametrize("statistic", [0.5, 20.0, 33.0, 80.0])
def test_of_an_even_number_it_is_the_sum_of_poisson(statistic: float, freedom: int) -> None:
    terms = (math.exp(-statistic / 2) * (statistic / 2) ** j / math.factorial(j) for j in range(freedom // 2))
    assert chi_square_tail(statistic, freedom) == pytest.approx(sum(terms), rel=1e-9)


def test_of_two_levels_in_one_stratum_it_is_the_hypergeometric_one() -> None:
    found = difference(np.array([[30.0, 20.0]]), np.array([10.0]), np.array([9.0, 1.0]))
    variance = 10 * (30 / 50) * (20 / 50) * (40 / 49)
    assert found.expected.tolist() == [6.0, 4.0]
    assert found.statistic == pytest.approx(9 / variance)
    assert found.freedom == 1
    assert found.probability == pytest.approx(chi_square_tail(9 / variance, 1))


def test_where_all_or_none_of_a_stratum_are_seated_nothing_is_left_to_chance() -> None:
    people = np.array([[5.0, 5.0], [3.0, 0.0], [0.0, 7.0]])
    found = difference(people, np.array([10.0, 0.0, 4.0]), np.array([5.0, 9.0]))
    assert (found.freedom, found.probability, found.statistic) == (0, None, 0)


def test_fair_samples_are_surprising_as_often_as_they_say() -> None:
    chance, people = np.random.default_rng(7), np.array([[40.0, 30.0, 30.0], [10.0, 60.0, 20.0]])
    surprising = 0
    for _ in range(400):
        seated = np.zeros(3)
        for row, n in zip(people.astype(int), (30, 25), strict=True):
            seated += chance.multivariate_hypergeometric(row, n)
        probability = difference(people, np.array([30.0, 25.0]), seated).probability
        assert probability is not None
        surprising += probability < 0.1
    assert 20 <= surprising <= 65
