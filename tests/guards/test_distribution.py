"""Citus's rules, held by every table as the catalogue has it: any of them can be distributed as it stands."""

import pytest
from django.db import connection

from prakerja.config.distribution import DISTRIBUTED, LOCAL, REFERENCE

pytestmark = pytest.mark.django_db


def _rows(query: str) -> list[tuple[str, list[str]]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [(str(table), list(rest)) for table, rest in cursor.fetchall()]


def _tables() -> set[str]:
    return {table for table, _ in _rows("SELECT tablename, '{}'::text[] FROM pg_tables WHERE schemaname = 'public'")}


def _unique_indexes() -> list[tuple[str, list[str]]]:
    return _rows(
        "SELECT relname, (SELECT array_agg(attname::text) FROM pg_attribute"
        " WHERE attrelid = indrelid AND attnum = ANY (indkey::int[]))"
        " FROM pg_index JOIN pg_class ON pg_class.oid = indrelid"
        " WHERE indisunique AND relnamespace = 'public'::regnamespace"
    )


def _foreign_keys() -> list[tuple[str, list[str]]]:
    """From which table, and: to which one, then the columns on both sides, as pairs `column=column`."""
    return _rows(
        "SELECT conrelid::regclass::text,"
        " array_prepend(confrelid::regclass::text, array_agg(mine.attname || '=' || their.attname))"
        " FROM pg_constraint CROSS JOIN LATERAL unnest(conkey, confkey) AS pair (one, other)"
        " JOIN pg_attribute AS mine ON mine.attrelid = conrelid AND mine.attnum = pair.one"
        " JOIN pg_attribute AS their ON their.attrelid = confrelid AND their.attnum = pair.other"
        " WHERE contype = 'f' AND connamespace = 'public'::regnamespace GROUP BY pg_constraint.oid, conrelid, confrelid"
    )


def _against_the_rules() -> set[str]:
    without_column = {
        table for table, columns in _unique_indexes() if DISTRIBUTED.get(table, columns[0]) not in columns
    }
    return without_column | {table for table, key in _foreign_keys() if not _may_lead(table, key[0], key[1:])}


def _may_lead(table: str, to: str, pairs: list[str]) -> bool:
    if table in DISTRIBUTED:
        together = to in DISTRIBUTED and f"{DISTRIBUTED[table]}={DISTRIBUTED[to]}" in pairs
        return to in REFERENCE or together
    return to in REFERENCE or (table in LOCAL and to in LOCAL)


def test_every_table_has_chosen_its_place_and_only_one() -> None:
    chosen = [*DISTRIBUTED, *REFERENCE, *LOCAL]
    assert sorted(_tables() - set(chosen)) == [], "name it in config/distribution.py"
    assert sorted({*DISTRIBUTED, *REFERENCE} - _tables()) == [], "these tables are gone"
    assert len(chosen) == len(set(chosen))


def test_every_distributed_table_holds_the_rules_of_citus() -> None:
    assert sorted(_against_the_rules()) == []


def test_the_column_by_which_a_table_is_spread_is_there_and_never_null() -> None:
    columns = _rows(
        "SELECT relname, array_agg(attname::text) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid"
        " WHERE attnotnull AND attnum > 0 AND relkind = 'r' AND relnamespace = 'public'::regnamespace GROUP BY relname"
    )
    there = dict(columns)
    missing = {table for table, by in DISTRIBUTED.items() if by not in there[table]}
    assert sorted(missing) == []
