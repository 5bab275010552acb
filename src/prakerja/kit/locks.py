"""Every advisory lock of the house, so that two of them never mean the same key by accident.

For what no row can be locked for: rows that do not exist yet, rows that may only be added, and the many who share a
lock against the one who wants it alone. All are held until the transaction ends.
"""

import hashlib
from enum import IntEnum

from django.db import connection

from prakerja.kit.prepared import fetch_prepared


class Lock(IntEnum):
    """What is locked; the number is the upper sixteen bits of the key, and is never given to another lock."""

    #: Events are put under a seal by one worker at a time.
    AUDIT_SEAL = 1
    #: Screenings begin one after the other: two at once would not see each other.
    SCREENING = 2
    #: Shared by those who join a wave or leave it, taken alone by its closing. Subject: the wave.
    WAVE_JOINING = 6
    #: An applicant starts the test, or is given more time for it: whichever comes second sees the other.
    TEST_TIME = 7
    #: One proposal is confirmed at a time: what one decision changes, the next one sees.
    DECIDING = 8
    #: Entries get their places in the public log by one worker at a time.
    PUBLIC_LOG = 9
    #: Two digest keys are in the ring. Subject: a purpose, shared by who writes a value and taken alone by the move of
    #: some; or a purpose and a value, taken by who writes it.
    DIGEST_KEYS = 10
    #: Sums of hot accounts are taken by one worker at a time.
    LEDGER_SUMS = 11
    #: Shared by whoever adds to an account what its closing must see, taken alone by the closing. Subject: the account.
    #: A lock of the account's row, as a foreign key takes it, writes to that row and to the log: a tenth of a join.
    ACCOUNT = 12
    #: One statement of a bank or wallet is taken at a time: two at once would not see what the other explains. Subject:
    #: the house.
    RECONCILING = 13


type Key = int


def key_of(lock: Lock, *subject: object) -> Key:
    """64 bits: the lock's number, then 48 bits of its subject's hash. Two subjects that met would wait, no more."""
    named = "\x1f".join(str(part) for part in subject)
    low = hashlib.sha256(named.encode()).digest()[:6] if subject else bytes(6)
    return int.from_bytes(lock.to_bytes(2) + low, signed=True)


def take(lock: Lock, *subject: object) -> None:
    """Nobody else holds the lock until this transaction ends; waits for whoever does."""
    take_each([key_of(lock, *subject)])


def take_each(keys: list[Key]) -> None:
    """All of them in one statement, always in the same order, so that two who want the same never wait crosswise."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key", [sorted(keys)])


def take_shared(lock: Lock, *subject: object) -> None:
    """Many may hold it so at once; whoever takes it alone waits for them all."""
    fetch_prepared("SELECT pg_advisory_xact_lock_shared(%(key)s::bigint)", {"key": key_of(lock, *subject)})


def take_both_shared(first: Key, second: Key) -> None:
    """The same of two locks, in one statement and in this order."""
    fetch_prepared(
        "SELECT pg_advisory_xact_lock_shared(%(first)s::bigint), pg_advisory_xact_lock_shared(%(second)s::bigint)",
        {"first": first, "second": second},
    )


def take_unless_held(lock: Lock, *subject: object) -> bool:
    """Whether the lock is ours now; does not wait."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [key_of(lock, *subject)])
        return bool(cursor.fetchone()[0])
