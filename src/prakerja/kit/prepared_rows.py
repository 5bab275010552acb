"""Rows of a model by prepared statements: the columns are named by the model itself, so that none is forgotten."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model

from prakerja.kit.prepared import Value, fetch_all_prepared


@cache
def columns_of(model: type[Model], of: str, *, but: tuple[str, ...] = ()) -> str:
    """For a statement that calls the table `of`; `but`: what is read when somebody asks for it."""
    return ", ".join(f"{of}.{quoted(name)}" for name in _names(model, but))


def take_row[Row: Model](model: type[Row], values: list[Any], *, but: tuple[str, ...] = ()) -> Row:
    """The row out of the next of these values, which stand in the order of `columns_of`; they are taken off."""
    names = _names(model, but)
    own, values[: len(names)] = values[: len(names)], []
    row: Row = model.from_db(DEFAULT_DB_ALIAS, list(names), own)
    return row


def lock_rows[Row: Model](
    model: type[Row], where: Mapping[str, Value], *, order: str = "", keeps_key: bool = False
) -> list[Row]:
    """Those with these values, held until the end of the unit of work, in the order in which they come.

    `keeps_key`: who only names them in a row of their own does not wait.
    """
    lock = "NO KEY UPDATE" if keeps_key else "UPDATE"
    found = fetch_all_prepared(_locking(model, tuple(where), order, lock), where)
    return [take_row(model, list(values)) for values in found]


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)


@cache
def _locking(model: type[Model], names: tuple[str, ...], order: str, lock: str) -> str:
    asked = " AND ".join(f"one.{quoted(name)} = %({name})s" for name in names)
    ordered = f" ORDER BY {order}" if order else ""
    table = quoted(model._meta.db_table)
    return f"SELECT {columns_of(model, 'one')} FROM {table} AS one WHERE {asked}{ordered} FOR {lock}"  # noqa: S608  names of columns


@cache
def _names(model: type[Model], but: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname not in but)
