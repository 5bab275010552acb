"""Whole-number formulas of the item bank, such as `count * price - paid`: data, never run as code."""

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Final

_OPERATIONS: Final[Mapping[type[ast.operator], Callable[[int, int], int]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}


class BadFormula(ValueError):
    """The formula holds something other than whole numbers, names, + - * // % and brackets."""


def evaluate(formula: str, values: Mapping[str, int]) -> int:
    """The formula's value. Raises BadFormula, also for a name without a value and a division by nothing."""
    try:
        return _value(ast.parse(formula, mode="eval").body, values)
    except (SyntaxError, ZeroDivisionError) as error:
        raise BadFormula(f"{formula!r} is not a formula") from error


def _value(node: ast.expr, values: Mapping[str, int]) -> int:
    match node:
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            return number
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.BinOp(left=left, op=operation, right=right) if type(operation) in _OPERATIONS:
            return _OPERATIONS[type(operation)](_value(left, values), _value(right, values))
        case _:
            raise BadFormula(f"{ast.unparse(node)!r} may not stand in a formula")
