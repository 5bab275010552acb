"""Advisory locks: one register, keys of 64 bits, shared against alone."""

from collections.abc import Callable
from itertools import combinations
from typing import Final
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction

from prakerja.kit.locks import Lock, key_of, take, take_each, take_shared, take_unless_held

_SITI: Final = UUID(int=7)

type SomebodyElse = Callable[..., bool]


@pytest.fixture
def somebody_else_gets(transactional_db: None) -> SomebodyElse:
    """Whether another connection gets the lock at this moment."""

    def gets(lock: Lock, *subject: object) -> bool:
        with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
            row = other.execute("SELECT pg_try_advisory_xact_lock(%s)", [key_of(lock, *subject)]).fetchone()
            return row is not None and bool(row[0])

    return gets


def test_no_two_locks_share_a_key() -> None:
    keys = [key_of(lock, *subject) for lock in Lock for subject in ((), (1,), ("1", ""), (_SITI,), ("satu", "x"))]
    assert all(one != other for one, other in combinations(keys, 2))


@pytest.mark.parametrize("lock", Lock)
def test_a_key_fits_64_bits_and_says_whose_it_is(lock: Lock) -> None:
    key = key_of(lock, "anything")
    assert -(2**63) <= key < 2**63
    assert key >> 48 == lock


def test_where_one_part_of_a_subject_ends_matters() -> None:
    assert key_of(Lock.WAVE_JOINING, "satu", "12") != key_of(Lock.WAVE_JOINING, "satu1", "2")


def test_a_lock_is_held_until_the_transaction_ends(somebody_else_gets: SomebodyElse) -> None:
    with transaction.atomic():
        take(Lock.SCREENING)
        assert not somebody_else_gets(Lock.SCREENING)
    assert somebody_else_gets(Lock.SCREENING)


def test_another_subject_is_another_lock(somebody_else_gets: SomebodyElse) -> None:
    with transaction.atomic():
        take(Lock.WAVE_JOINING, 11)
        assert somebody_else_gets(Lock.WAVE_JOINING, 12)


def test_who_shares_a_lock_keeps_off_the_one_who_wants_it_alone(somebody_else_gets: SomebodyElse) -> None:
    with transaction.atomic():
        take_shared(Lock.WAVE_JOINING, 12)
        assert not somebody_else_gets(Lock.WAVE_JOINING, 12)


def test_many_share_a_lock_at_once(transactional_db: None) -> None:
    with transaction.atomic(), psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        take_shared(Lock.WAVE_JOINING, 12)
        row = other.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [key_of(Lock.WAVE_JOINING, 12)]).fetchone()
        assert row == (True,)


def test_what_somebody_holds_is_not_waited_for(transactional_db: None) -> None:
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [key_of(Lock.SCREENING)])
        with transaction.atomic():
            assert not take_unless_held(Lock.SCREENING)
        other.rollback()
        with transaction.atomic():
            assert take_unless_held(Lock.SCREENING)


def test_several_are_taken_together(somebody_else_gets: SomebodyElse) -> None:
    keys = [key_of(Lock.SCREENING, "ab"), key_of(Lock.WAVE_JOINING, _SITI)]
    with transaction.atomic():
        take_each(keys)
        assert not somebody_else_gets(Lock.SCREENING, "ab")
        assert not somebody_else_gets(Lock.WAVE_JOINING, _SITI)
