"""How probable a difference is under a fair draw. Pure; NumPy alone.

Within a *stratum* (candidates with the same area, groups, tickets and cards of the household) the draw knows nothing
that tells one from another. So when n of its N candidates are seated, those n are a sample without replacement, and of
the N_k with answer k it seats n N_k / N on average, with the variances and covariances of the hypergeometric
distribution. Summed over all strata: d is what was seated less what was expected, V the covariance of it, and dᵀ V⁺ d
follows the χ² distribution with rank(V) degrees of freedom (the generalised Cochran–Mantel–Haenszel test). Left out:
members of a household exclude each other, which makes true differences a little smaller.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

type Counts = npt.NDArray[np.float64]

#: A variance below it is a rounding error.
_NOTHING: Final = 1e-9


@dataclass(frozen=True)
class Difference:
    """`expected`: by level. `probability`: None where nothing is left to chance."""

    expected: Counts
    statistic: float
    freedom: int
    probability: float | None


def difference(people: Counts, seated_of: Counts, seated: Counts) -> Difference:
    """`people`: by stratum and level. `seated_of`: by stratum. `seated`: by level, over all strata."""
    total = people.sum(axis=1)
    share = np.divide(seated_of, total, out=np.zeros_like(total), where=total > 0)
    expected: Counts = share @ people
    # n (N - n) / (N² (N - 1))
    weight = np.divide(share * (total - seated_of), total * (total - 1), out=np.zeros_like(total), where=total > 1)
    covariance = np.diag((weight * total) @ people) - people.T @ (weight[:, None] * people)
    values, axes = np.linalg.eigh(covariance)
    is_free = values > _NOTHING * max(1.0, float(np.abs(values).max(initial=0)))
    freedom = int(is_free.sum())
    along = (seated - expected) @ axes[:, is_free]
    statistic = float((along**2 / values[is_free]).sum())
    return Difference(expected, statistic, freedom, chi_square_tail(statistic, freedom) if freedom else None)


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability that χ² with so many degrees of freedom is at least that large."""
    a, x = freedom / 2, statistic / 2
    if x <= 0:
        return 1.0
    scale = math.exp(a * math.log(x) - x - math.lgamma(a))
    return max(0.0, 1 - scale * _series(a, x)) if x < a + 1 else scale * _fraction(a, x)


def _series(a: float, x: float) -> float:
    """Of the lower incomplete gamma function, without its scale."""
    term = total = 1 / a
    for step in range(1, 10_000):
        term *= x / (a + step)
        total += term
        if term < total * 1e-15:
            break
    return total


def _fraction(a: float, x: float) -> float:
    """Of the upper incomplete gamma function, without its scale (Lentz's way with a continued fraction)."""
    tiny = 1e-300
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    whole = d
    for step in range(1, 10_000):
        top = -step * (step - a)
        b += 2
        d = top * d + b
        d = 1 / (d if abs(d) > tiny else tiny)
        c = b + top / c
        c = c if abs(c) > tiny else tiny
        whole *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return whole
