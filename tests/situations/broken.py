"""A database that stops answering in the middle of something."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import OperationalError, connection, transaction

type Execute = Callable[[Any, Any, bool, dict[str, Any]], Any]
_WRITING: Final = re.compile(r"(\s|--[^\n]*\n)*(INSERT|UPDATE|DELETE|WITH|SELECT public\.ledger_post_legs?)\b")


class StatementLost(OperationalError):
    """The connection broke while this statement was on its way."""


class Writing:
    """Counts the statements that write, and loses one of them when told to."""

    def __init__(self, lost: int | None = None) -> None:
        self.count, self._lost = 0, lost

    def __call__(self, execute: Execute, statement: Any, values: Any, many: bool, context: dict[str, Any]) -> Any:
        if _WRITING.match(str(statement)):
            self.count += 1
            if self.count == self._lost:
                raise StatementLost(str(statement)[:80])
        return execute(statement, values, many, context)


@contextmanager
def writing(*, lost: int | None = None) -> Iterator[Writing]:
    """Inside, the statements that write are counted from 1; the one of number `lost` never arrives."""
    counted = Writing(lost)
    with connection.execute_wrapper(counted):
        yield counted
    # It did not reach the server, so the transaction of the test itself goes on.
    transaction.set_rollback(False)


@contextmanager
def away() -> Iterator[None]:
    """Inside, no statement reaches the database."""

    def lose(_execute: Execute, statement: Any, _values: Any, _many: bool, _context: dict[str, Any]) -> Any:
        raise StatementLost(str(statement)[:80])

    with connection.execute_wrapper(lose):
        yield
    transaction.set_rollback(False)


@contextmanager
def undone() -> Iterator[None]:
    """What is saved inside is gone afterwards, also what a unit of work has committed."""
    before = transaction.savepoint_create()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)
