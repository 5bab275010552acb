"""Every sealed value comes under the newest key of the ring, so that an older one may go (docs/runbooks/keys.md)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.models import F, Func, QuerySet, Value
from psycopg import sql

from prakerja.kit.sealed import CannotUnseal, seal, sealing_key_ids, unseal
from prakerja.kit.sealed_field import SealedField

_UPDATE: Final = sql.SQL("UPDATE {table} SET {column} = %s WHERE {place} AND {column} = %s")
_COUNT: Final = sql.SQL(
    "SELECT encode(substring({column} FROM 1 FOR greatest(position(':'::bytea IN {column}), 1) - 1), 'escape') AS key,"
    " count(*) FROM {table} WHERE {column} <> '' GROUP BY key"
)

#: A row's primary key, as its columns in order.
type Key = tuple[UUID | int | str, ...]


@dataclass(frozen=True)
class Resealed:
    """What one batch did, and after which row the next one begins; None: there is no further one."""

    values: int
    #: Damaged, or under a key that the ring lacks: they stay as they are.
    closed: int
    last: Key | None


def sealed_fields() -> list[SealedField]:
    """Every sealed column there is, found by its kind: one that is new is in here."""
    fields = [field for model in apps.get_models() for field in model._meta.concrete_fields]
    return [field for field in fields if isinstance(field, SealedField)]


def reseal_values(field: SealedField, *, after: Key | None, at_once: int) -> Resealed:
    """So many values under older keys are under the newest; a value that changes meanwhile is left to who changes it.

    Done twice is done once: what is under the newest key is not looked at again.
    """
    rows = list(_under_older_keys(field, after)[:at_once])
    again: list[tuple[Key, bytes, bytes]] = []
    for row in rows:
        before = bytes(getattr(row, field.attname))
        try:
            again.append((_key(row), before, _sealed_again(field, row)))
        except CannotUnseal:
            continue
    _write(field, again)
    return Resealed(len(again), len(rows) - len(again), _key(rows[-1]) if rows else None)


def count_by_key(fields: Iterable[SealedField]) -> Counter[str]:
    """How many values are under which key, by its id in the ring."""
    counted: Counter[str] = Counter()
    with connection.cursor() as cursor:
        for field in fields:
            cursor.execute(_COUNT.format(**_names(field)))
            counted.update(dict(cursor.fetchall()))
    return counted


def _under_older_keys(field: SealedField, after: Key | None) -> QuerySet[models.Model]:
    newest = f"{sealing_key_ids()[0]}:".encode()
    begins = Func(
        F(field.attname), Value(1), Value(len(newest)), function="substring", output_field=models.BinaryField()
    )
    rows: QuerySet[models.Model] = field.model._base_manager.annotate(begins=begins)
    rows = rows.filter(**{f"{field.attname}__isnull": False}).exclude(begins=newest).exclude(**{field.attname: b""})
    if after is not None:
        rows = rows.filter(pk__gt=after if len(after) > 1 else after[0])
    return rows.order_by("pk")


def _sealed_again(field: SealedField, row: models.Model) -> bytes:
    place = field.place_of(row)
    plain = unseal(getattr(row, field.attname), purpose=field.known_purpose, **place)
    return seal(plain, purpose=field.known_purpose, **place)


def _write(field: SealedField, again: Iterable[tuple[Key, bytes, bytes]]) -> None:
    statement = _UPDATE.format(**_names(field))
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(fresh, *key, before) for key, before, fresh in again])


def _names(field: SealedField) -> dict[str, sql.Composable]:
    meta = field.model._meta
    place = [sql.SQL("{} = %s").format(sql.Identifier(column.attname)) for column in meta.pk_fields]
    return {
        "table": sql.Identifier(meta.db_table),
        "column": sql.Identifier(field.attname),
        "place": sql.SQL(" AND ").join(place),
    }


def _key(row: models.Model) -> Key:
    return row.pk if isinstance(row.pk, tuple) else (row.pk,)
