"""Statements of the hot path: planned once a connection, with values that travel beside the text.

Django binds on the client, so that PostgreSQL plans each statement anew: 0.73 ms for eight tables, where a prepared one
takes 0.07. What psycopg does around each statement (a generator that waits by polling, a cache of plans) takes 20 µs of
the 35 that a prepared one costs its process; so libpq is asked by psycopg's own wrapper of it (`psycopg.pq`).
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import pq
from psycopg._queries import PostgresQuery
from psycopg.adapt import Transformer
from psycopg.errors import InvalidSqlStatementName, error_from_result
from psycopg.pq.abc import PGresult

#: psycopg prepares what asks for it only where a threshold is set; nothing is prepared by being asked often. So it has
#: no plans of its own either, for whose sake it would drop ours after a rollback.
PREPARE_THRESHOLD: Final = 1_000_000_000

#: Where a connection keeps its prepared statements.
_KEPT: Final = "prepared_statements"
_ANSWERED: Final = frozenset({pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK})

type Value = str | int | bool | bytes | datetime | date | UUID | None
#: An array is planned for as some, however many there are.
type Values = Mapping[str, Value | Sequence[str] | Sequence[int] | Sequence[bytes] | Sequence[UUID] | Sequence[date]]


def fetch_prepared(statement: str, values: Values) -> dict[str, Any] | None:
    """The first row by the names of its columns, or None. One statement, prepared on this connection.

    Its text names the columns one by one: what `*` stands for can change while the process runs.
    """
    return _executed(statement, values).row()


def fetch_all_prepared(statement: str, values: Values) -> list[tuple[Any, ...]]:
    """The same: all rows, each in the order of its columns."""
    return _executed(statement, values).rows()


def run_prepared(statement: str, values: Values) -> int:
    """The same: how many rows were written."""
    return _executed(statement, values).written


def _executed(statement: str, values: Values) -> "_Prepared":
    database = connections[DEFAULT_DB_ALIAS]
    database.ensure_connection()
    kept = _kept(database.connection, statement)
    # Through Django's wrapper, so that a test counts it and a broken connection is told as Django tells it.
    wrap = database.make_debug_cursor if database.queries_logged else database.make_cursor
    wrap(kept).execute(statement, values)  # type: ignore[arg-type]  # it wraps a cursor; what it asks of one is here
    return kept


class _Prepared:
    """A statement on one connection, with what is remembered of it: how its values travel and its rows are read.

    To find that out anew each time takes longer than all the rest that the client does for a statement.
    """

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._adapts = Transformer(connection)
        #: Its name is where Django's log of statements looks for the text.
        self._query = PostgresQuery(self._adapts)
        #: By the types of the values: a number is of another one the larger it is, and each is planned for.
        self._plans: dict[tuple[int, ...], bytes] = {}
        self._names: tuple[str, ...] = ()
        self._count = 0
        self.written = 0

    def execute(self, statement: str, values: Values) -> None:
        """What Django's wrapper calls. Raises what psycopg's cursors raise."""
        if self._connection.closed:
            raise psycopg.OperationalError("the connection is closed")
        self._begin()
        if self._plans:
            self._query.dump(values)
        else:
            self._query.convert(statement, values)
        plan = self._plans.get(self._query.types) or self._planned()
        values_sent: Any = self._query.params  # psycopg's own stub forgets that one may be NULL
        self._keep(self._answered(self._connection.pgconn.exec_prepared(plan, values_sent, self._query.formats)))

    def row(self) -> dict[str, Any] | None:
        """The first one of the last answer."""
        if not self._count:
            return None
        return dict(zip(self._names, self._adapts.load_row(0, tuple) or (), strict=True))

    def rows(self) -> list[tuple[Any, ...]]:
        """All of the last answer."""
        return self._adapts.load_rows(0, self._count, tuple)

    def _begin(self) -> None:
        """As psycopg does it before the first statement of a transaction."""
        server = self._connection.pgconn
        if not self._connection.autocommit and server.transaction_status == pq.TransactionStatus.IDLE:
            self._answered(server.exec_(self._connection._get_tx_start_command()))

    def _planned(self) -> bytes:
        name = secrets.token_hex(8).encode()
        self._answered(self._connection.pgconn.prepare(name, self._query.query, self._query.types))
        self._plans[self._query.types] = name
        return name

    def _answered(self, result: PGresult) -> PGresult:
        if result.status in _ANSWERED:
            return result
        error = error_from_result(result, encoding="utf-8")
        if isinstance(error, InvalidSqlStatementName):
            # Somebody dropped all plans of this connection: it makes new ones.
            vars(self._connection)[_KEPT] = {}
        if error.sqlstate is None:
            # No answer of the server's: it has left.
            raise psycopg.OperationalError(str(error))
        raise error

    def _keep(self, result: PGresult) -> None:
        self._adapts.set_pgresult(result, set_loaders=not self._names)
        self._names = self._names or tuple((result.fname(nth) or b"").decode() for nth in range(result.nfields))
        self._count = result.ntuples
        self.written = result.command_tuples or 0


def _kept(connection: psycopg.Connection[Any], statement: str) -> _Prepared:
    kept: dict[str, _Prepared] = vars(connection).setdefault(_KEPT, {})
    if statement not in kept:
        kept[statement] = _Prepared(connection)
    return kept[statement]
