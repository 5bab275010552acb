"""What the program's own role may do with the tables that another role owns. Given anew after every `migrate`."""

from typing import Final

from django.apps import apps
from django.db import connection, transaction
from psycopg import sql

from prakerja.kit.append_only import append_only_tables

#: What migrations note of themselves is the owner's business.
_READ_ONLY: Final = ("django_migrations",)
#: Of these the program may change some columns alone: a joiner keeps their receipt and their regency.
CHANGED_IN_PART: Final = {"waves_joiner": ("result_read_at",)}
#: MAINTAIN is for ANALYZE; TRUNCATE, REFERENCES and TRIGGER are nobody's but the owner's.
_IN_EVERY_TABLE: Final = sql.SQL(
    "GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON ALL TABLES IN SCHEMA public TO {role}"
)


def grant_to_program(role: str) -> None:
    """The role may work in every table and change no evidence; saying it twice is saying it once. For the owner.

    What it could do before is taken from it first, so that a right that is no longer given here is gone.
    """
    tables = {
        "role": sql.Identifier(role),
        "database": sql.Identifier(str(connection.settings_dict["NAME"])),
        "append_only": _joined(append_only_tables(apps.get_models())),
        "read_only": _joined(_READ_ONLY),
    }
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in _STATEMENTS:
            cursor.execute(statement.format(**tables))
        for table, columns in CHANGED_IN_PART.items():
            names = {"role": tables["role"], "table": sql.Identifier(table), "columns": _joined(columns)}
            cursor.execute(_SOME_COLUMNS.format(**names))


_STATEMENTS: Final = (
    sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}"),
    sql.SQL("REVOKE CREATE ON SCHEMA public FROM {role}, PUBLIC"),
    sql.SQL("GRANT USAGE ON SCHEMA public TO {role}"),
    _IN_EVERY_TABLE,
    sql.SQL("REVOKE UPDATE, DELETE ON {append_only} FROM {role}"),
    sql.SQL("REVOKE INSERT, UPDATE, DELETE, MAINTAIN ON {read_only} FROM {role}"),
    sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"),
    # PostgreSQL lets everybody execute what is made, unless told otherwise.
    sql.SQL("REVOKE ALL ON ALL ROUTINES IN SCHEMA public FROM {role}, PUBLIC"),
    sql.SQL("GRANT EXECUTE ON ALL ROUTINES IN SCHEMA public TO {role}"),
    # Bulk work gathers its rows in temporary tables first.
    sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {role}"),
)


_SOME_COLUMNS: Final = sql.SQL("REVOKE UPDATE ON {table} FROM {role}; GRANT UPDATE ({columns}) ON {table} TO {role}")


def _joined(tables: list[str] | tuple[str, ...]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, tables))
