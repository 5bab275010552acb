"""A database that gives up at a chosen statement: a full disk, a lost connection, a killed backend."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

from django.db import OperationalError, connection

from tests.situations.everything import contents


class GaveUp(OperationalError):
    """The statement was not carried out."""


@contextmanager
def giving_up(*, at: int) -> Iterator[None]:
    """The statement of this number fails, counted from 1; what begins and ends a transaction does not count."""
    seen = count(1)

    def pass_on(execute: Callable[..., Any], statement: Any, *rest: Any) -> Any:
        if next(seen) == at:
            raise GaveUp
        return execute(statement, *rest)

    with connection.execute_wrapper(pass_on):
        yield


def fails_whole(do: Callable[[], object]) -> int:
    """Whichever statement fails, every row is as before, and at last it is done; returns how many were tried.

    Beside the rows nothing is looked at: files may lie about that nobody names.
    """
    before = contents()
    for place in count(1):
        try:
            with giving_up(at=place):
                do()
        except GaveUp:
            assert contents() == before, f"something is left of a failure at statement {place}"
        else:
            assert contents() != before
            return place - 1
    raise AssertionError("it never ends")
