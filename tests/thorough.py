"""Which of very many cases a run tries: each kind in every run, each combination with `bin/test --thorough`.

What a run leaves out is the same each time: a case is chosen by its place, never by chance.
"""

import os
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final
from zlib import crc32

import pytest

OPTION: Final = "--thorough"
#: Told to the parallel workers, which begin with the environment of whoever starts them.
_TOLD: Final = "PRAKERJA_TESTS_ARE_THOROUGH"


def offer_option(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, action="store_true", help="try every combination, not only each kind: takes hours")


def tell_workers(config: pytest.Config) -> None:
    if config.getoption(OPTION):
        os.environ[_TOLD] = "1"


def is_thorough() -> bool:
    return _TOLD in os.environ


def leave_out_thorough(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `thorough` are for a run that says so, and so are those marked `in_turn` whose turn it is not."""
    if is_thorough():
        return
    left_out = [item for item in items if item.get_closest_marker("thorough") or not _has_its_turn(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        kept = set(items) - set(left_out)
        items[:] = [item for item in items if item in kept]


def _has_its_turn(item: pytest.Item) -> bool:
    """By the names of row and sentence alone: it is the same whatever else is asked for, a failure's second try too."""
    mark = item.get_closest_marker("in_turn")
    if mark is None or not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return True
    of: int = mark.args[0]
    sentence = "" if mark.kwargs.get("whole_rows") else item.originalname
    return (crc32(item.callspec.id.encode()) + crc32(sentence.encode())) % of == 0


def as_many(in_every_run: int, *, thorough: int) -> int:
    """Of examples that are alike."""
    return thorough if is_thorough() else in_every_run


def spread[T](cases: Sequence[T], in_every_run: int) -> Sequence[T]:
    """So many of them, the first and the last among them; all in a thorough run."""
    if is_thorough() or len(cases) <= in_every_run:
        return cases
    return [cases[place * (len(cases) - 1) // (in_every_run - 1)] for place in range(in_every_run)]


def beside_some[A, B](some: Iterable[A], others: Iterable[B], *, times: int = 1) -> list[tuple[A, B]]:
    """Each of both, beside so many different ones of the other at least; each beside each in a thorough run."""
    ours, theirs = list(some), list(others)
    if is_thorough() or times >= min(len(ours), len(theirs)):
        return list(product(ours, theirs))
    if len(ours) > len(theirs):
        return [(one, other) for other, one in _in_turn(theirs, ours, times)]
    return _in_turn(ours, theirs, times)


def _in_turn[A, B](fewer: Sequence[A], more: Sequence[B], times: int) -> list[tuple[A, B]]:
    """Each of the longer list `times` times; from one time to the next it has moved on by one."""
    return [(fewer[(place + turn) % len(fewer)], one) for turn in range(times) for place, one in enumerate(more)]
