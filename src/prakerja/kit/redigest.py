"""All digests of a value come under the first key together, while people go on working (docs/adr/0031)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import batched
from typing import Final
from uuid import UUID

from django.db import connection
from psycopg import sql

from prakerja.kit import locks
from prakerja.kit.digest_field import DigestField, digest_fields
from prakerja.kit.digests import digest, digest_key_ids, every_digest, key_of, under_first_key, without_key
from prakerja.kit.purpose import Purpose

_MOVE: Final = sql.SQL(
    "UPDATE {table} SET {column} = moved.after FROM unnest(%s::uuid[], %s::uuid[]) AS moved (before, after)"
    " WHERE {table}.{column} = moved.before"
)
_MAKE_INDEX: Final = sql.SQL("CREATE INDEX CONCURRENTLY {index} ON {table} ({column})")
_DROP_INDEX: Final = sql.SQL("DROP INDEX CONCURRENTLY IF EXISTS {index}")
_FIND: Final = sql.SQL("SELECT {column} FROM {table} WHERE {column} = ANY(%(forms)s)")


def settled_digest(plain: str, *, purpose: Purpose) -> UUID:
    """Under which the value's rows stand now, or will; for whoever writes it, in the transaction that does.

    With one key in the ring it is the digest, and nothing is asked. With two, whoever writes the same value waits, and
    so does the move of its rows: so that all of them are under one key at every moment.
    """
    if len(digest_key_ids()) == 1:
        return digest(plain, purpose=purpose)
    forms = every_digest(plain, purpose=purpose)
    hold_value(forms[0], purpose)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(_find(purpose)), {"forms": forms})
        row: tuple[UUID] | None = cursor.fetchone()
    return row[0] if row else forms[0]


def hold_value(form: UUID, purpose: Purpose) -> None:
    """Nobody else writes the value, and its rows stay under their key, until this transaction ends."""
    locks.take_shared(locks.Lock.DIGEST_KEYS, purpose)
    locks.take(locks.Lock.DIGEST_KEYS, purpose, without_key(form))


@contextmanager
def all_indexed() -> Iterator[None]:
    """Until the block ends an index finds each value in every column: without one each portion reads whole tables.

    A thousand values moved in 0.9 s among 800,000 rows, and in 0.2 s with it, however many rows (November 2026). Day by
    day nobody looks for a value there, so that it would cost every row its bytes and help nobody. For the owner of the
    tables, outside any transaction, since people go on writing; what a killed run has left is made anew.
    """
    lacking = [field for field in digest_fields() if not field.runs_out and not _is_indexed(field)]
    for field in lacking:
        _execute(_DROP_INDEX, field)
        _execute(_MAKE_INDEX, field)
    try:
        yield
    finally:
        for field in lacking:
            _execute(_DROP_INDEX, field)


def digests_in(field: DigestField, *, at_once: int) -> Iterator[list[UUID]]:
    """All that the column holds, in portions, read once."""
    rows = field.model._base_manager.exclude(**{f"{field.attname}__isnull": True})
    values = rows.values_list(field.attname, flat=True).iterator(chunk_size=at_once)
    return (list(portion) for portion in batched(values, at_once, strict=False))


def move_values(moved: Mapping[UUID, UUID], *, purpose: Purpose) -> int:
    """Every row of these values, in every table, is under the new form: all in this transaction. Returns how many rows.

    Done twice is done once. For the owner of the tables: evidence is not the program's to write.
    """
    locks.take(locks.Lock.DIGEST_KEYS, purpose)
    rows = 0
    with connection.cursor() as cursor:
        for field in fields_of(purpose):
            cursor.execute(_MOVE.format(**_names(field)), [list(moved), list(moved.values())])
            rows += cursor.rowcount
    return rows


def still_to_move(portion: list[UUID]) -> dict[UUID, UUID]:
    """Of these digests those of an older key, with what they become."""
    return under_first_key(set(portion))


def count_by_key(field: DigestField, *, at_once: int) -> Counter[str]:
    """How many of the column's digests are of which key; `""`: of none in the ring."""
    counted: Counter[str] = Counter()
    for portion in digests_in(field, at_once=at_once):
        counted.update(key_of(one) or "" for one in portion)
    return counted


def fields_of(purpose: Purpose) -> list[DigestField]:
    """The columns whose rows move together."""
    return [field for field in digest_fields() if field.purpose is purpose and not field.runs_out]


def _find(purpose: Purpose) -> list[sql.Composed]:
    """Only where an index answers; the rest of a value's rows is found by the move."""
    found = [field for field in fields_of(purpose) if _is_indexed(field)]
    return [_FIND.format(**_names(field)) for field in found]


def _is_indexed(field: DigestField) -> bool:
    meta = field.model._meta
    return meta.pk_fields[0].attname == field.attname or any(index.fields[:1] == [field.name] for index in meta.indexes)


def _execute(statement: sql.SQL, field: DigestField) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**_names(field)))


def _names(field: DigestField) -> dict[str, sql.Identifier]:
    table, column = field.model._meta.db_table, field.attname
    names = {"table": table, "column": column, "index": f"redigest_{table}_{column}"}
    return {key: sql.Identifier(name) for key, name in names.items()}
