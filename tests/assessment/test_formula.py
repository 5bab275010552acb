"""Formulas of the item bank are data: numbers and names go in, nothing else is run."""

import pytest

from prakerja.assessment.formula import BadFormula, evaluate


@pytest.mark.parametrize(
    ("formula", "value"), [("2 + 3 * n", 23), ("(n - 3) // 2", 2), ("n % 4", 3), ("100_000 - n", 99_993), ("n", 7)]
)
def test_a_formula_has_the_value_of_its_arithmetic(formula: str, value: int) -> None:
    assert evaluate(formula, {"n": 7}) == value


@pytest.mark.parametrize(
    "formula", ["", "n +", "missing", "n ** n", "n / 2", "f(n)", "n.real", "__import__('os')", "'a'", "n if n else 1"]
)
def test_anything_else_is_refused(formula: str) -> None:
    with pytest.raises(BadFormula):
        evaluate(formula, {"n": 7})
