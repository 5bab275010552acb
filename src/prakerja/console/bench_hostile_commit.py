"""kill -9 between the bank's answer and our commit: `prakerja bench payouts --hostile --kills-at-commit N`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

import psycopg
from django.conf import settings

from prakerja.console import bench_hostile_office as office
from prakerja.console.bench_hostile_parts import Parts, answered
from prakerja.console.bench_hostile_workers import send_a_few
from prakerja.payouts.models import Instruction
from prakerja.payouts.states import InstructionState

_SENDERS: Final = 3
#: Of the rounds, so that one in so many takes the database away and not only whoever waits for it.
_OF_THE_DATABASE: Final = 8
#: Whoever books what was paid writes to this table last, in the transaction that notes the answers.
_HELD: Final = "incentives_instalment"
_WAITING: Final = "SELECT count(*) FROM pg_locks WHERE relation = %s::regclass AND NOT granted"
#: As soon as all wait, nobody is waited for any longer.
_PATIENCE_S: Final = 20.0


def kill_before_commits(parts: Parts, kills: int) -> int:
    """So many are killed after the bank has answered and before that is saved; returns how many it were."""
    killed = rounds = 0
    while killed < kills and answered(_is_any_left):
        parts.keep_running(send_a_few, _SENDERS)
        with suppress(psycopg.OperationalError), _nothing_is_saved() as database:
            waiting = _wait_for(database, min(_SENDERS, kills - killed))
            rounds += 1
            if waiting and rounds % _OF_THE_DATABASE == 1:
                parts.kill_database()
            for name in [name for name in parts.begun if name.startswith(send_a_few.__name__)]:
                parts.kill(name)
            killed += waiting
        answered(office.let_go_on)
    parts.stop_all()
    return killed


def _is_any_left() -> bool:
    return Instruction.objects.filter(state=InstructionState.BUILT).exists()


@contextmanager
def _nothing_is_saved() -> Iterator[psycopg.Connection]:
    """Inside, whoever books a payment waits before its commit."""
    url = settings.ENVIRONMENT.database_url
    assert url is not None, "the database is ready"
    with psycopg.connect(url, connect_timeout=5) as database:
        database.execute(f"LOCK TABLE {_HELD} IN SHARE MODE".encode())
        yield database


def _wait_for(database: psycopg.Connection, wanted: int) -> int:
    """Until so many wait; or as many as there are after a while."""
    deadline, waiting = time.monotonic() + _PATIENCE_S, 0
    while waiting < wanted and time.monotonic() < deadline:
        row = database.execute(_WAITING, [_HELD]).fetchone()
        assert row is not None
        waiting = row[0]
        time.sleep(0.01)
    return waiting
