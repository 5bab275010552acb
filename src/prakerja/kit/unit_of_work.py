"""One entrance, one transaction, one moment. Opening it costs no statement: time-outs are the connection's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock


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
            _allow_longer(statement_timeout_ms)
        yield Work(actor=by, now=read_clock())


def _allow_longer(statement_timeout_ms: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(statement_timeout_ms)])


@contextmanager
def savepoint() -> Iterator[None]:
    """Inside a unit of work: what fails in here is undone alone, e.g. an insert that a constraint refused."""
    with transaction.atomic():
        yield
