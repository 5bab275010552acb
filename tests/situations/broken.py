"""A database that stops answering in the middle of something."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

type Execute = Callable[[Any, Any, bool, dict[str, Any]], Any]
#: They belong to the transaction, not to what is done in it.
_FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET CONSTRAINTS")


class StatementLost(RuntimeError):
    """The connection broke while this statement was on its way."""


class Statements:
    """Counts what is asked of the database, and loses one of them when told to."""

    def __init__(self, lost: int | None = None) -> None:
        self.count, self._lost = 0, lost

    def __call__(self, execute: Execute, statement: Any, values: Any, many: bool, context: dict[str, Any]) -> Any:
        if not str(statement).startswith(_FRAME):
            self.count += 1
            if self.count == self._lost:
                raise StatementLost(str(statement)[:80])
        return execute(statement, values, many, context)


@contextmanager
def statements(*, lost: int | None = None) -> Iterator[Statements]:
    """Inside they are counted from 1; the one of number `lost` never arrives."""
    counted = Statements(lost)
    with connection.execute_wrapper(counted):
        yield counted
