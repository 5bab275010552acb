"""One entrance, one transaction: the actor and the reason are stamped on it for triggers and for the audit."""

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
def unit_of_work(*, by: Actor, reason: str = "", statement_timeout_ms: int = 5_000) -> Iterator[Work]:
    """Everything inside is saved together or not at all.

    Opened by entrances and tasks only; verbs need it open and never commit. Nesting is a programming error.
    """
    with transaction.atomic(durable=True):
        _stamp(by, reason, statement_timeout_ms)
        yield Work(actor=by, now=read_clock())


def _stamp(by: Actor, reason: str, statement_timeout_ms: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('prakerja.actor', %s, true), set_config('prakerja.reason', %s, true),"
            " set_config('statement_timeout', %s, true), set_config('lock_timeout', '4000', true)",
            [f"{by.kind}:{by.account_id or by.name}", reason, str(statement_timeout_ms)],
        )


@contextmanager
def savepoint() -> Iterator[None]:
    """Inside a unit of work: what fails in here is undone alone, e.g. an insert that a constraint refused."""
    with transaction.atomic():
        yield
