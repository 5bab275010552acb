"""Formulas of the item bank are data: numbers and names go in, nothing else is run."""

import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.assessment.formula import BadFormula, evaluate

NAMES = ("n", "price", "days")
OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}


@pytest.mark.parametrize(
    ("formula", "value"), [("2 + 3 * n", 23), ("(n - 3) // 2", 2), ("n % 4", 3), ("100_000 - n", 99_993), ("n", 7)]
)
def test_a_formula_has_the_value_of_its_arithmetic(formula: str, value: int) -> None:
    assert evaluate(formula, {"n": 7}) == value


@pytest.mark.parametrize(
    "formula",
    [
        *("", "n +", "missing", "n ** n", "n / 2", "f(n)", "n.real", "__import__('os')", "'a'", "n if n else 1"),
        *("True", "n + False", "None", "1.5", "2j", "n << 3", "n & 1", "-n", "not n", "n < 3", "[n]", "n, n", "{n}"),
        *("lambda: n", "(n := 3)", "n[0]", "f'{n}'", "...", "n; n", "n\nn", "\x00"),
    ],
)
def test_anything_else_is_refused(formula: str) -> None:
    with pytest.raises(BadFormula):
        evaluate(formula, {"n": 7})


@pytest.mark.parametrize("formula", ["n // 0", "n % 0", "n // (n - 7)"])
def test_a_division_by_nothing_is_no_formula(formula: str) -> None:
    with pytest.raises(BadFormula):
        evaluate(formula, {"n": 7})


numbers = st.integers(0, 10_000)
values = st.fixed_dictionaries(dict.fromkeys(NAMES, numbers))
leaves = st.sampled_from(NAMES) | numbers.map(str)
formulas = st.recursive(
    leaves, lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*"]), inner).map(lambda t: f"({' '.join(t)})")
)


@given(formula=formulas, given_values=values)
def test_any_formula_counts_as_one_counts_by_hand(formula: str, given_values: dict[str, int]) -> None:
    replaced = formula
    for name, number in given_values.items():
        replaced = replaced.replace(name, str(number))
    assert evaluate(formula, given_values) == _by_hand(replaced.replace("(", " ( ").replace(")", " ) ").split())


@given(left=numbers, right=st.integers(1, 500), sign=st.sampled_from(sorted(OPERATIONS)))
def test_each_operation_is_the_one_it_is_written_as(left: int, right: int, sign: str) -> None:
    assert evaluate(f"{left} {sign} {right}", {}) == OPERATIONS[sign](left, right)


@given(formula=formulas, given_values=values, lost=st.sampled_from(NAMES))
def test_a_name_without_a_value_is_refused(formula: str, given_values: dict[str, int], lost: str) -> None:
    known = {name: number for name, number in given_values.items() if name != lost}
    if lost in formula:
        with pytest.raises(BadFormula):
            evaluate(formula, known)
    else:
        evaluate(formula, known)


def _by_hand(words: list[str]) -> int:
    """Fully bracketed, so that nothing binds tighter than anything else."""
    stack: list[list[str | int]] = [[]]
    for word in words:
        if word == "(":
            stack.append([])
        elif word == ")":
            left, sign, right = stack.pop()
            stack[-1].append(OPERATIONS[str(sign)](int(left), int(right)))
        else:
            stack[-1].append(word if word in OPERATIONS else int(word))
    return int(stack[0][0])
