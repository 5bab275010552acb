"""Which errors say that our own machines are away for a moment, over every error that PostgreSQL can raise."""

import errno
from typing import Final

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from procrastinate.exceptions import ConnectorException
from psycopg import errors
from psycopg_pool import PoolTimeout

from prakerja.kit.outage import is_our_outage, is_time_out

#: Every error of the driver that has a code of its own.
_ALL: Final = {
    one.sqlstate: one
    for one in vars(errors).values()
    if isinstance(one, type) and issubclass(one, psycopg.Error) and isinstance(one.sqlstate, str)
}
_FAULTS: Final = (
    errors.UniqueViolation,
    errors.CheckViolation,
    errors.SyntaxError,
    errors.UndefinedTable,
    errors.UndefinedColumn,
    errors.InsufficientPrivilege,
    errors.DivisionByZero,
    errors.QueryCanceled,
    errors.InvalidTextRepresentation,
    errors.RaiseException,
    errors.DataCorrupted,
)
_OUTAGES: Final = (
    errors.AdminShutdown,
    errors.CrashShutdown,
    errors.CannotConnectNow,
    errors.ConnectionFailure,
    errors.TooManyConnections,
    errors.DiskFull,
    errors.OutOfMemory,
    errors.ReadOnlySqlTransaction,
    errors.SerializationFailure,
    errors.DeadlockDetected,
    errors.LockNotAvailable,
    errors.IdleInTransactionSessionTimeout,
    errors.IdleSessionTimeout,
    errors.TransactionTimeout,
    errors.IoError,
)


def told_by_django(error: Exception) -> Exception:
    told = OperationalError("what Django says")
    told.__cause__ = error
    return told


def told_by_the_queue(error: Exception) -> Exception:
    told = ConnectorException()
    told.__cause__ = error
    return told


def raised_on_the_way_out(error: Exception) -> Exception:
    try:
        try:
            raise error
        finally:
            raise ValueError("the file is not whole")
    except ValueError as told:
        return told


_WAYS: Final = (lambda error: error, told_by_django, told_by_the_queue, raised_on_the_way_out)


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("kind", _OUTAGES)
def test_an_outage_is_told_however_it_comes(kind: type[Exception], way: object) -> None:
    assert is_our_outage(way(kind()))  # type: ignore[operator]


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("kind", _FAULTS)
def test_a_fault_is_never_taken_for_an_outage(kind: type[Exception], way: object) -> None:
    assert not is_our_outage(way(kind()))  # type: ignore[operator]


def test_every_error_of_the_driver_is_told_by_its_class() -> None:
    """By the standard: what begins so is about connections, resources, operators and their machines."""
    assert len(_ALL) > 200
    for state, kind in _ALL.items():
        expected = state[:2] in {"08", "40", "53", "57", "58"} and kind is not errors.QueryCanceled
        expected |= state in {"55P03", "25006", "25P03", "25P04"}
        assert is_our_outage(kind()) is expected, kind


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("the server closed the connection"),
        InterfaceError("connection already closed"),
        psycopg.OperationalError("connection to server failed: the database system is starting up"),
        psycopg.InterfaceError("the connection is closed"),
        PoolTimeout("couldn't get a connection after 30.00 sec"),
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        OSError(errno.EROFS, "Read-only file system"),
        OSError(errno.EMFILE, "Too many open files"),
        ExceptionGroup("two", [ValueError(), OperationalError()]),
    ],
)
def test_without_a_code_the_kind_says_it(error: Exception) -> None:
    assert is_our_outage(error)


@pytest.mark.parametrize(
    "error",
    [ProgrammingError(), ValueError(), FileNotFoundError(errno.ENOENT, "gone"), ExceptionGroup("one", [KeyError()])],
)
def test_anything_else_is_a_fault(error: Exception) -> None:
    assert not is_our_outage(error)


def test_causes_that_go_round_in_a_ring_come_to_an_end() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert not is_our_outage(one)


def test_a_time_out_is_told_apart() -> None:
    assert is_time_out(told_by_django(errors.QueryCanceled()))
    assert not is_time_out(errors.AdminShutdown())
