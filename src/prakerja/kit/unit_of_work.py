"""One entrance, one transaction, one moment. Opening it costs no statement: time-outs are the connection's."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection, transaction

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock

_is_open: Final = ContextVar("a unit of work is open", default=False)


class WaitsInsideUnitOfWork(RuntimeError):
    """Somebody outside would be waited for in a transaction, and so by everybody behind its locks."""


@dataclass(frozen=True)
class Work:
    actor: Actor
    now: datetime


@contextmanager
def unit_of_work(*, by: Actor, statement_timeout_ms: int | None = None) -> Iterator[Work]:
    """Everything inside is saved together or not at all.

    Opened by entrances and tasks only; verbs need it open and never commit. Nesting is a programming error.
    `statement_timeout_ms`: for bulk work, whose statements may take longer than a page's.
    """
    with transaction.atomic(durable=True):
        if statement_timeout_ms is not None:
            allow_longer(statement_timeout_ms)
        opened = _is_open.set(True)
        try:
            yield Work(actor=by, now=read_clock())
        finally:
            _is_open.reset(opened)


def require_no_unit_of_work() -> None:
    """Asked by whatever goes over the network. Raises WaitsInsideUnitOfWork."""
    if _is_open.get():
        raise WaitsInsideUnitOfWork


def allow_longer(statement_timeout_ms: int) -> None:
    """Until the end of the unit of work a statement may take so long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(statement_timeout_ms)])


@contextmanager
def savepoint() -> Iterator[None]:
    """Inside a unit of work: what fails in here is undone alone, e.g. an insert that a constraint refused."""
    with transaction.atomic():
        yield


def save_nothing() -> None:
    """The innermost savepoint, or the unit of work, is undone at its end, and nothing more can be asked before."""
    transaction.set_rollback(True)
